package pilotcity.portal.kernel.table.source.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.encoding.JsonFault;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;

/** Parsing within the limits, and what to say when it fails. */
final class JsonText {
    private static final int RECORD_SEPARATOR = 0x1e;

    private JsonText() {}

    static JsonParser open(FileBytes bytes, ReadLimits limits) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.nesting())
                        .maxStringLength(limits.cellCharacters())
                        .build())
                // Python writes NaN, and reads it.
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
        InputStream in = bytes.open();
        try {
            return factory.createParser(new Separated(in));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Why the text cannot be read, for whoever sent it. */
    static RuntimeException fault(IOException e, JsonParser json, long row) {
        String at = row > 0 ? "Row %,d: ".formatted(row) : "";
        String zh = row > 0 ? "第 %,d 行：".formatted(row) : "";
        if (e instanceof JsonProcessingException broken) {
            Label reason = JsonFault.of(broken, json);
            return e instanceof StreamConstraintsException
                    ? new TableSourceException(
                            row, zh + "不予读取，" + reason.zh() + "。", at + "this is not read, " + reason.en() + ".")
                    : new TableSourceException(
                            row,
                            zh + "不是完整的 JSON，" + reason.zh() + "。",
                            at + "this is not whole JSON, " + reason.en() + ".");
        }
        if (e instanceof CharacterCodingException || e instanceof java.io.CharConversionException) {
            return new TableSourceException(row, zh + "不是 UTF-8 的 JSON。", at + "this is not JSON in UTF-8.");
        }
        return new UncheckedIOException(e);
    }

    /** The text of a value, or null for null; numbers with the digits that they have. */
    static @org.jspecify.annotations.Nullable String cell(JsonParser json, long row, int column, ReadLimits limits)
            throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case START_OBJECT, START_ARRAY -> {
                LimitedText out = new LimitedText(length -> limits.requireCell(row, column, length));
                try (JsonGenerator copy = new JsonFactory().createGenerator(out)) {
                    copy(json, copy);
                }
                yield out.toString();
            }
            default -> {
                limits.requireCell(row, column, json.getTextLength());
                yield infinite(json.getText());
            }
        };
    }

    private static String infinite(String text) {
        return switch (text) {
            case "Infinity", "+Infinity" -> "INF";
            case "-Infinity" -> "-INF";
            default -> text;
        };
    }

    private static void copy(JsonParser json, JsonGenerator copy) throws IOException {
        int depth = 0;
        do {
            JsonToken token = json.currentToken();
            switch (token) {
                case START_OBJECT -> copy.writeStartObject();
                case END_OBJECT -> copy.writeEndObject();
                case START_ARRAY -> copy.writeStartArray();
                case END_ARRAY -> copy.writeEndArray();
                case FIELD_NAME -> copy.writeFieldName(json.currentName());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> copy.writeNumber(json.getText());
                case VALUE_TRUE, VALUE_FALSE -> copy.writeBoolean(token == JsonToken.VALUE_TRUE);
                case VALUE_NULL -> copy.writeNull();
                default -> copy.writeString(json.getText());
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        } while (depth > 0 && json.nextToken() != null);
    }

    /** JSON text sequences (RFC 8142) begin each value with a character that is white space to a parser here. */
    private static final class Separated extends FilterInputStream {
        private boolean first = true;
        private boolean sequence;

        Separated(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (first && read > 0) {
                first = false;
                sequence = bytes[offset] == RECORD_SEPARATOR;
            }
            for (int i = offset; sequence && i < offset + read; i++) {
                bytes[i] = bytes[i] == RECORD_SEPARATOR ? (byte) ' ' : bytes[i];
            }
            return read;
        }
    }
}
