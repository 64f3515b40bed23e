package io.serai.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without the parser is what the parser would have read, and it would have found nothing wrong. */
class SureXmlTest {
    private static final List<byte[]> DOCUMENTS = documents();
    private static final List<String> PATHS =
            List.of("/POSLog/Transaction", "/Order", "/Order/OrderLine", "/a/b", "/none");
    private static final String[] PIECES = {
        "<",
        ">",
        "/",
        "</",
        "/>",
        "<a>",
        "</a>",
        "<a/>",
        "<a b=\"1\"/>",
        " b='2'",
        " b=\"1\" b=\"2\"",
        " x:b=\"1\"",
        " xmlns:x=\"u\"",
        "\"",
        "'",
        "=",
        "&",
        "&amp;",
        "&lt;",
        "&#65;",
        "&#x41;",
        "&nbsp;",
        ";",
        "<![CDATA[",
        "]]>",
        "<![CDATA[ a<b ]]>",
        "]]",
        "<!--",
        "-->",
        "--",
        "<!-- c -->",
        "<?pi x?>",
        "<!DOCTYPE a>",
        "\r",
        "\r\n",
        "\n",
        "\t",
        " ",
        "\u0001",
        "\u007f",
        "\u0085",
        "\u00a0",
        "é",
        "😀",
        "\uFFFE",
        "\uFFFD",
        "\uFEFF",
        ":",
        "x:",
        "-",
        ".",
        "1",
        "_",
        "text"
    };

    @Test
    void what_channels_send_is_read_without_the_parser() {
        assertThat(DOCUMENTS).hasSizeGreaterThan(20);
        for (var document : DOCUMENTS) {
            assertThat(SureXml.trees(document, null))
                    .as(new String(document, UTF_8))
                    .isNotNull();
            assertAlike(document);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a/>",
                "<a></a>",
                "<a> \n </a>",
                "<a> x \n y </a>",
                "<a>x<b/>y</a>",
                "<a> <b/> <c>1</c> <b>2</b> <b c='3'>4</b> </a>",
                "<a> two <b/> words <c/> </a>",
                "<a b=\"1\" c='2'>x</a>",
                "<a b=\"1\"c=\"2\"/>",
                "<a b = \"1\"\n c\t=\r\n'2' />",
                "<a b=\"x\ny\"/>",
                "<a b=\"&lt;&amp;&gt;&quot;&apos;\"/>",
                "<a b=\"<\"/>",
                "<a b='1' b='2'/>",
                "<a x:b='1' y:b='2'/>",
                "<a xmlns='u' xmlns:x='v' xmlns:xy='w' x:b='1'><x:c/></a>",
                "<a xmlns:x='v' xmlns='u'/>",
                "<a xmlns:x='v' xmlns:x='u'/>",
                "<a xmlns='v' xmlns='u'/>",
                "<a xml:lang='es'>x</a>",
                "<a>&lt;&amp;&gt;&quot;&apos;</a>",
                "<a>&#65;&#x42;</a>",
                "<a>&nbsp;</a>",
                "<a>a & b</a>",
                "<a>]]></a>",
                "<a>]]&gt;</a>",
                "<a>a > b</a>",
                "<a><![CDATA[5]]></a>",
                "<a> <![CDATA[ x & <y> ]]> </a>",
                "<a>x<![CDATA[y]]>z<![CDATA[]]></a>",
                "<a><![CDATA[]]></a>",
                "<a><![CDATA[x]]><b/></a>",
                "<a><![CDATA[x]]]]></a>",
                "<a><![CDATA[x]></a>",
                "<a>x<!-- y -->z</a>",
                "<a><!-- - --><b/><!----></a>",
                "<a><!-- -- --></a>",
                "<a><!-- x ---></a>",
                "<!-- before --><a/><!-- behind -->",
                "<a>\r\nx\ry\r\n</a>",
                "<a>\u00a0x\u2003</a>",
                "<a>\u0085x\u0085</a>",
                "<a>\uFFFE</a>",
                "<a>é😀</a>",
                "<é>x</é>",
                "<a:b><a:c/></a:b>",
                "<a:b:c/>",
                "<:a/>",
                "<a:/>",
                "<1a/>",
                "<a.b-c_1/>",
                "<a><b></a></b>",
                "<a><b></a>",
                "<a></a >",
                "<a></ a>",
                "< a/>",
                "<a / >",
                "<a",
                "<",
                "<a>x<",
                "<a/>x",
                "x<a/>",
                "<a/><b/>",
                "",
                "<?xml version=\"1.0\"?><a/>",
                "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n<a/>",
                "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><a/>",
                "<?xml version=\"1.1\"?><a>\u0085</a>",
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>",
                " <?xml version=\"1.0\"?><a/>",
                "<?xml?><a/>",
                "<?pi?><a/>",
                "<!DOCTYPE a><a/>",
                "<a><?pi?></a>"
            })
    void what_is_read_is_read_alike(String document) {
        assertAlike(document.getBytes(UTF_8));
    }

    @Test
    void nesting_is_bounded_alike() {
        for (int depth : List.of(50, 98, 99, 100, 101, 5000)) {
            assertAlike(("<a>".repeat(depth) + "</a>".repeat(depth)).getBytes(UTF_8));
        }
    }

    @Test
    void an_element_with_many_children_is_read_alike() {
        for (int many : List.of(5, 59, 60, 61, 500)) {
            var document = new StringBuilder("<a b='1'>");
            for (int i = 0; i < many; i++) {
                document.append("<c")
                        .append(i)
                        .append(">")
                        .append(i)
                        .append("</c")
                        .append(i)
                        .append("><d/>");
            }
            assertAlike((document + "</a>").getBytes(UTF_8));
        }
    }

    @Property(tries = 4000)
    void whatever_becomes_of_a_document_it_is_read_alike(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int changes) {
        var random = new Random(seed);
        var document = new String(DOCUMENTS.get(random.nextInt(DOCUMENTS.size())), UTF_8);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(document.length());
            int behind = Math.min(document.length(), at + random.nextInt(3));
            document = document.substring(0, at) + PIECES[random.nextInt(PIECES.length)] + document.substring(behind);
        }
        assertAlike(document.getBytes(UTF_8));
    }

    @Test
    void names_are_the_objects_that_mappings_ask_for() {
        var trees = Objects.requireNonNull(SureXml.trees(
                "<x:Order y:ID=\"1\"><y:Note>n</y:Note></x:Order>".getBytes(UTF_8), null));
        var order = trees.get(0).get("Order");
        assertThat(trees.get(0).fieldNames().next()).isSameAs("Order".intern());
        order.fieldNames().forEachRemaining(name -> assertThat(name).isSameAs(name.intern()));
        assertThat(order).hasToString("{\"@ID\":\"1\",\"Note\":\"n\"}");
    }

    /** It may give up on what the parser reads; what it reads itself is the same. */
    private static void assertAlike(byte[] document) {
        if (!Characters.areUtf8(document)) {
            return;
        }
        var text = new String(document, UTF_8);
        var sure = SureXml.trees(document, null);
        if (sure != null) {
            assertThat(sure).as(text).isEqualTo(XmlTree.trees(text, null));
            assertThat(sure.get(0)).hasToString(XmlTree.trees(text, null).get(0).toString());
            for (var path : PATHS) {
                assertThat(SureXml.trees(document, path)).as(text).isEqualTo(XmlTree.trees(text, path));
            }
        }
    }

    private static List<byte[]> documents() {
        try (var files = Files.walk(Path.of("mappings"))) {
            return files.filter(file -> file.toString().contains("samples"))
                    .filter(file -> file.toString().endsWith(".in.xml"))
                    .sorted()
                    .map(SureXmlTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
