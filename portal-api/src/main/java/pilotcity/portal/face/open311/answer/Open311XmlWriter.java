package pilotcity.portal.face.open311.answer;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import pilotcity.portal.kernel.encoding.XmlDocumentWriter;

/** Writes an answer as XML without namespaces. */
public final class Open311XmlWriter {
    private Open311XmlWriter() {}

    public static Buffer write(AnswerDocument document) {
        return XmlDocumentWriter.document(xml -> element(xml, document.root(), document.value()));
    }

    private static void element(XmlDocumentWriter xml, String name, AnswerValue answerValue) throws XMLStreamException {
        switch (answerValue) {
            case AnswerValue.Nothing _ -> xml.empty(name);
            case AnswerValue.Text(String text) -> xml.element(name, text);
            case AnswerValue.Numeral(java.math.BigDecimal number) -> xml.element(name, number.toPlainString());
            case AnswerValue.Flag(boolean flag) -> xml.element(name, String.valueOf(flag));
            case AnswerValue.Items items -> {
                xml.begin(name);
                for (AnswerValue item : items.items()) {
                    element(xml, items.each(), item);
                }
                xml.end();
            }
            case AnswerValue.Group(Map<String, AnswerValue> members) -> {
                xml.begin(name);
                for (Map.Entry<String, AnswerValue> member : members.entrySet()) {
                    element(xml, member.getKey(), member.getValue());
                }
                xml.end();
            }
        }
    }
}
