package pilotcity.portal.kernel.table.source.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongConsumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;

/** One XML part of a workbook, element by element; namespaces are left aside, since two editions of them are in use. */
final class PartReader implements AutoCloseable {
    /** Escapes make a text up to six times as long. */
    private static final long ESCAPED = 6;

    private static final int MOST_NAMES = 5_000;

    private final GuardedXml text;
    private final XMLStreamReader xml;
    private final Label part;
    private final Set<String> names = new HashSet<>();

    PartReader(FileBytes bytes, Label part, ReadLimits limits) throws IOException {
        this.part = part;
        this.text = new GuardedXml(bytes.open(), part, limits.cellCharacters() * ESCAPED);
        try {
            this.xml = factory().createXMLStreamReader(text);
        } catch (XMLStreamException e) {
            text.close();
            throw fault(e);
        } catch (RuntimeException e) {
            text.close();
            throw e;
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Goes to the next beginning of an element and returns its name; null behind the last one. */
    @Nullable
    String nextElement() {
        try {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    return begun();
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw fault(e);
        }
    }

    /** Goes on by one: the name of an element that begins, that of one that ends after {@code /}, or null at the end. */
    @Nullable
    String next() {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    return begun();
                }
                if (event == XMLStreamConstants.END_ELEMENT) {
                    return "/" + xml.getLocalName();
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw fault(e);
        }
    }

    /** The parser keeps every name that it meets. */
    private String begun() {
        String name = xml.getLocalName();
        names.add(name);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            names.add(xml.getAttributeLocalName(i));
        }
        if (names.size() > MOST_NAMES) {
            throw new TableSourceException(
                    0, part.zh() + "：元素名称多于任何工作簿。", part.en() + " has more names of elements than any workbook.");
        }
        return name;
    }

    /** The attribute called {@code name}, in whatever namespace, or null. */
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The text of the element that has begun, to its end; what stands in elements within it is left out. */
    String text(LongConsumer length) {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        try {
            while (depth > 0 && xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                } else if (depth == 1 && xml.isCharacters()) {
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    length.accept(text.length());
                }
            }
        } catch (XMLStreamException e) {
            throw fault(e);
        }
        return text.toString();
    }

    private RuntimeException fault(XMLStreamException e) {
        Throwable nested = e.getNestedException();
        if (nested instanceof CharacterCodingException) {
            return new TableSourceException(0, part.zh() + "不是 UTF-8 编码。", part.en() + " is not in UTF-8.");
        }
        if (nested instanceof IOException unread) {
            return new UncheckedIOException(unread);
        }
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
        return new TableSourceException(
                0,
                part.zh() + (line > 0 ? "第 " + line + " 行" : "") + "不是有效的 XML。",
                part.en() + " is broken" + (line > 0 ? " in line " + line : "") + ": it is not valid XML.");
    }

    @Override
    public void close() {
        try {
            xml.close();
            text.close();
        } catch (XMLStreamException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
