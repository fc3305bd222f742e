package pilotcity.portal.kernel.encoding;

import io.vertx.core.buffer.Buffer;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML 1.0; characters that it has no way to write are left out (clause 2.2). */
public final class XmlDocumentWriter {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    // characters, not bytes: a writer of bytes would take the halves of an emoji one by one
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;

    private XmlDocumentWriter() throws XMLStreamException {
        this.out = FACTORY.createXMLStreamWriter(text);
    }

    /** What stands in a document. */
    @FunctionalInterface
    public interface Content {
        void write(XmlDocumentWriter xml) throws XMLStreamException;
    }

    /** A whole document in UTF-8. */
    public static Buffer document(Content content) {
        return Buffer.buffer(written(xml -> {
            xml.out.writeStartDocument("UTF-8", "1.0");
            content.write(xml);
            xml.out.writeEndDocument();
        }));
    }

    /** Elements to be embedded in another document. */
    public static String fragment(Content content) {
        return written(content);
    }

    private static String written(Content content) {
        try {
            XmlDocumentWriter xml = new XmlDocumentWriter();
            content.write(xml);
            xml.out.close();
            return xml.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    public XmlDocumentWriter begin(String name, String... attributes) throws XMLStreamException {
        out.writeStartElement(name);
        attributes(attributes);
        return this;
    }

    public XmlDocumentWriter end() throws XMLStreamException {
        out.writeEndElement();
        return this;
    }

    public XmlDocumentWriter empty(String name, String... attributes) throws XMLStreamException {
        out.writeEmptyElement(name);
        attributes(attributes);
        return this;
    }

    public XmlDocumentWriter element(String name, String content, String... attributes) throws XMLStreamException {
        begin(name, attributes);
        out.writeCharacters(clean(content));
        return end();
    }

    private void attributes(String... pairs) throws XMLStreamException {
        for (int i = 0; i < pairs.length; i += 2) {
            out.writeAttribute(pairs[i], clean(pairs[i + 1]));
        }
    }

    /** Without what is no {@code Char} of XML 1.0 (clause 2.2). */
    public static String clean(String content) {
        return content.codePoints()
                .filter(XmlDocumentWriter::isCharacter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isCharacter(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }
}
