package pilotcity.portal.face.open311;

import io.vertx.core.buffer.Buffer;
import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an answer as XML without namespaces. */
final class XmlWriter {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private XmlWriter() {}

    static Buffer write(Page page) {
        // characters, not bytes: a writer of bytes would take the halves of an emoji one by one
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            element(xml, page.root(), page.value());
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return Buffer.buffer(text.toString());
    }

    private static void element(XMLStreamWriter xml, String name, Value value) throws XMLStreamException {
        if (value instanceof Value.Nothing) {
            xml.writeEmptyElement(name);
            return;
        }
        xml.writeStartElement(name);
        switch (value) {
            case Value.Text(String text) -> xml.writeCharacters(text);
            case Value.Numeral(java.math.BigDecimal number) -> xml.writeCharacters(number.toPlainString());
            case Value.Flag(boolean flag) -> xml.writeCharacters(String.valueOf(flag));
            case Value.Nothing _ -> {}
            case Value.Items items -> {
                for (Value item : items.items()) {
                    element(xml, items.each(), item);
                }
            }
            case Value.Group(Map<String, Value> members) -> {
                for (Map.Entry<String, Value> member : members.entrySet()) {
                    element(xml, member.getKey(), member.getValue());
                }
            }
        }
        xml.writeEndElement();
    }
}
