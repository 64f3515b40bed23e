package io.serai.routing;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * Whether a mail will never be taken: its address is none, or the server says no for good (5xx, RFC 5321, 4.2.1) to its recipient or its
 * content. What it says of its sender or our login somebody can put right.
 */
final class MailRefusal {
    private static final int FOR_GOOD = 500;

    /** It does not know the command, or wants us to log in: it has not said anything of this mail. */
    private static final Set<Integer> OF_THE_SESSION = Set.of(500, 502, 503, 504, 530, 534, 535, 538);

    /** Angus takes a mailbox that is full (552) as refused for now, and so do we. */
    private static final int FULL = 552;

    private static final String SENDER = "MAIL ";
    private static final int DEEPEST = 20;

    private MailRefusal() {}

    /** @param to the address that the mail is for */
    static boolean isForGood(Throwable fault, String to) {
        return !isAddress(to) || causes(fault).stream().anyMatch(MailRefusal::isNo);
    }

    private static boolean isNo(Throwable fault) {
        if (fault instanceof SMTPAddressFailedException recipient) {
            return recipient.getReturnCode() != FULL && isNo(recipient.getReturnCode());
        }
        return fault instanceof SMTPSendFailedException send
                && !send.getCommand().startsWith(SENDER)
                && isNo(send.getReturnCode());
    }

    private static boolean isNo(int code) {
        return code >= FOR_GOOD && !OF_THE_SESSION.contains(code);
    }

    private static boolean isAddress(String to) {
        try {
            return InternetAddress.parse(to).length > 0;
        } catch (AddressException none) {
            return false;
        }
    }

    private static List<Throwable> causes(Throwable fault) {
        var causes = new ArrayList<Throwable>();
        for (Throwable cause = fault; cause != null && causes.size() < DEEPEST; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
