package io.serai.mapping;

/**
 * Where the tags of an XML text are, found beside a parser that says which come next: the parser's own offsets are wrong behind comments,
 * processing instructions and CDATA.
 */
final class XmlTags {
    private final String text;
    private int from;
    private int to;
    private boolean isEmpty;

    XmlTags(String text) {
        this.text = text;
    }

    /** Where the element ends that begins at an offset of a sound text. */
    static int endOfElement(String text, int from) {
        var tags = new XmlTags(text);
        tags.to = from;
        int depth = 0;
        do {
            if (text.indexOf('<', tags.to) < 0) {
                return text.length();
            }
            tags.next();
            boolean ends = text.startsWith("</", tags.from);
            boolean isEmpty = text.charAt(tags.to - 2) == '/';
            depth += ends ? -1 : isEmpty ? 0 : 1;
        } while (depth > 0);
        return tags.to;
    }

    /** The parser is behind a start tag. */
    void start() {
        next();
        isEmpty = text.charAt(to - 2) == '/';
    }

    /** The parser is behind an end tag, or tells the end of an element that has none. */
    void end() {
        if (!isEmpty) {
            next();
        }
        isEmpty = false;
    }

    /** Where the last tag begins. */
    int from() {
        return from;
    }

    /** Where the last tag ends. */
    int to() {
        return to;
    }

    private void next() {
        int at = text.indexOf('<', to);
        while (text.startsWith("<!", at) || text.startsWith("<?", at)) {
            at = text.indexOf('<', behind(text, at));
        }
        from = at;
        to = endOfTag(text, at);
    }

    /** Where what has no tags in it ends: a comment, CDATA, a processing instruction. */
    static int behind(String text, int at) {
        var end = text.startsWith("<!--", at) ? "-->" : text.startsWith("<![CDATA[", at) ? "]]>" : "?>";
        return Math.min(text.length(), find(text, end, at + end.length()) + end.length());
    }

    /** Where it is next; the end of the text if it is nowhere. */
    static int find(String text, String mark, int from) {
        int at = text.indexOf(mark, from);
        return at < 0 ? text.length() : at;
    }

    static int endOfTag(String text, int at) {
        char quote = 0;
        int i = at;
        while (i < text.length() && (quote != 0 || text.charAt(i) != '>')) {
            char c = text.charAt(i++);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
        }
        return Math.min(text.length(), i + 1);
    }
}
