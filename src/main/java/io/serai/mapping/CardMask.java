package io.serai.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Takes payment card numbers out of the texts of a message before it is kept: of each, the first six and the last four digits stay, which
 * PCI DSS allows, and the others become X. Only the places that the checks of the partner's items complain of are touched, so that no
 * id or phone is harmed that looks like one, and numbers that tags of XML divide, which ids are not. Digits behind escapes of JSON, behind
 * references of XML and in UTF-16 are digits; a message in which some are masked is kept without such escapes.
 */
public final class CardMask {
    static final String CODE = "SER-0419";

    /** So many numbers of one message; one that has more is somebody's list of cards, and masked wherever something looks like one. */
    private static final int MOST = 50;

    private static final char MARK = '\uFEFF';

    private final Normaliser normaliser;

    public CardMask(Normaliser normaliser) {
        this.normaliser = normaliser;
    }

    /** The same bytes where nothing was found. */
    public byte[] mask(Partner partner, byte[] message) {
        var wide = Characters.utf16(message);
        return wide.isPresent() ? wide(partner, message, wide.get()) : narrow(partner, message);
    }

    /** Of UTF-16, with a byte order mark or without, by way of UTF-8, whose mark wins over whatever the message says of itself. */
    private byte[] wide(Partner partner, byte[] message, Charset charset) {
        String text;
        try {
            text = Characters.of16(message, charset);
        } catch (Unreadable noText) {
            return message;
        }
        var narrow = (MARK + text).getBytes(StandardCharsets.UTF_8);
        var masked = narrow(partner, narrow);
        if (masked == narrow) {
            return message;
        }
        int from = Characters.mark(message).isPresent() ? 0 : 1;
        return new String(masked, StandardCharsets.UTF_8).substring(from).getBytes(charset);
    }

    /** Each round takes a number out that the quick look finds, or it is the last. */
    private byte[] narrow(Partner partner, byte[] message) {
        var plain = switch (partner.format()) {
            case JSON -> PlainDigits.of(message);
            case XML -> PlainReferences.of(message);
            default -> message;
        };
        var masked = isXml(partner) ? XmlWords.withoutTaggedCards(plain) : plain;
        boolean found = masked != plain;
        for (int i = 0; mayBeIn(partner, masked); i++) {
            var places = i < MOST ? places(partner, masked) : List.of(Place.UNKNOWN);
            var without = without(partner, masked, places, i >= MOST);
            if (without == masked) {
                break;
            }
            masked = without;
            found = true;
        }
        return found ? masked : message;
    }

    private static boolean isXml(Partner partner) {
        return partner.format() == Partner.Format.XML;
    }

    private static boolean mayBeIn(Partner partner, byte[] message) {
        return CardNumbers.mayBeIn(message) || (isXml(partner) && XmlWords.mayHaveCard(message));
    }

    private List<Place> places(Partner partner, byte[] message) {
        return normaliser.normalise(partner, message).stream()
                .map(Item::result)
                .filter(Result.Refused.class::isInstance)
                .flatMap(refused -> ((Result.Refused) refused).problems().stream())
                .filter(problem -> problem.code().equals(CODE))
                .map(problem -> new Place(problem.line(), problem.column()))
                .toList();
    }

    /** The message without a number at the first of the places that has one; the same bytes if none has. */
    private static byte[] without(Partner partner, byte[] message, List<Place> places, boolean all) {
        var charset = charset(message);
        var text = new String(message, charset);
        for (var place : places) {
            var masked = isXml(partner) && !place.equals(Place.UNKNOWN)
                    ? inElement(text, offset(text, place))
                    : from(text, offset(text, place), all);
            if (all && masked.equals(text) && isXml(partner)) {
                masked = XmlWords.of(text).withoutCard(true);
            }
            if (!masked.equals(text)) {
                return masked.getBytes(charset);
            }
        }
        return message;
    }

    private static String from(String text, int offset, boolean all) {
        var masked = CardNumbers.masked(text, offset, all);
        return masked.equals(text) ? CardNumbers.masked(text, 0, true) : masked;
    }

    /** Only in the element that begins there, also one that a comment, CDATA or a processing instruction divides: others are ids. */
    private static String inElement(String text, int offset) {
        int end = XmlTags.endOfElement(text, offset);
        var element = text.substring(offset, end);
        var masked = CardNumbers.masked(element, 0, false);
        if (masked.equals(element)) {
            masked = XmlWords.of(element).withoutCard(false);
        }
        return text.substring(0, offset) + masked + text.substring(end);
    }

    /** Latin-1 takes any bytes, and gives them back. */
    private static Charset charset(byte[] message) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    private static int offset(String text, Place place) {
        int start = 0;
        for (int line = 1; line < place.line(); line++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return 0;
            }
        }
        return Math.min(text.length(), start + Math.max(0, place.column() - 1));
    }
}
