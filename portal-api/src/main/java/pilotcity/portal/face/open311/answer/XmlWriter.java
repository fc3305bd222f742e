package pilotcity.portal.face.open311.answer;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import pilotcity.portal.face.open311.Value;
import pilotcity.portal.kernel.encoding.Xml;

/** Writes an answer as XML without namespaces. */
public final class XmlWriter {
    private XmlWriter() {}

    public static Buffer write(Page page) {
        return Xml.document(xml -> element(xml, page.root(), page.value()));
    }

    private static void element(Xml xml, String name, Value value) throws XMLStreamException {
        switch (value) {
            case Value.Nothing _ -> xml.empty(name);
            case Value.Text(String text) -> xml.element(name, text);
            case Value.Numeral(java.math.BigDecimal number) -> xml.element(name, number.toPlainString());
            case Value.Flag(boolean flag) -> xml.element(name, String.valueOf(flag));
            case Value.Items items -> {
                xml.begin(name);
                for (Value item : items.items()) {
                    element(xml, items.each(), item);
                }
                xml.end();
            }
            case Value.Group(Map<String, Value> members) -> {
                xml.begin(name);
                for (Map.Entry<String, Value> member : members.entrySet()) {
                    element(xml, member.getKey(), member.getValue());
                }
                xml.end();
            }
        }
    }
}
