package io.serai.routing;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * Whether a mail will never be taken: its address is none, or the server says no for good (5xx, RFC 5321, 4.2.1) to its recipient or its
 * content. What it says of its sender, our login or our address on the net somebody can put right, and servers say that in the place of the
 * recipient, too: as a matter of policy (5.7, RFC 3463).
 */
final class MailRefusal {
    private static final int FOR_GOOD = 500;

    /** It does not know the command, or wants us to log in: it has not said anything of this mail. */
    private static final Set<Integer> OF_THE_SESSION = Set.of(500, 502, 503, 504, 530, 534, 535, 538);

    /** What is said of a recipient: it is none, is not here, or is written wrongly. A mailbox that is full (552) is not for ever. */
    private static final Set<Integer> OF_A_RECIPIENT = Set.of(501, 550, 551, 553);

    private static final Pattern POLICY = Pattern.compile("\\b5\\.7\\.\\d");

    private static final String SENDER = "MAIL ";
    private static final int DEEPEST = 20;

    private MailRefusal() {}

    /** @param to the address that the mail is for */
    static boolean isForGood(Throwable fault, String to) {
        return !isAddress(to) || causes(fault).stream().anyMatch(MailRefusal::isNo);
    }

    private static boolean isNo(Throwable fault) {
        if (fault instanceof SMTPAddressFailedException recipient) {
            return OF_A_RECIPIENT.contains(recipient.getReturnCode()) && !isPolicy(fault);
        }
        return fault instanceof SMTPSendFailedException send
                && !send.getCommand().startsWith(SENDER)
                && isNo(send.getReturnCode())
                && !isPolicy(fault);
    }

    private static boolean isPolicy(Throwable fault) {
        return POLICY.matcher(String.valueOf(fault.getMessage())).find();
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
