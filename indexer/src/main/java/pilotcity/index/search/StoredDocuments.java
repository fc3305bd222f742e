package pilotcity.index.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Document;

/**
 * Public documents as they lie in a segment: kind, id, JSON. They are doc values, not stored fields: those come in
 * compressed blocks, and a page of a hundred would decompress as many.
 */
final class StoredDocuments {
    private final BinaryDocValues lists;
    private final @Nullable BinaryDocValues details;

    private StoredDocuments(BinaryDocValues lists, @Nullable BinaryDocValues details) {
        this.lists = lists;
        this.details = details;
    }

    /** Reads {@code segment} forwards; {@code whole} asks for what only single documents show. */
    static StoredDocuments in(LeafReader segment, boolean whole) throws IOException {
        return new StoredDocuments(
                DocValues.getBinary(segment, Names.DOCUMENT),
                whole ? DocValues.getBinary(segment, Names.DETAIL) : null);
    }

    static BinaryDocValuesField field(String name, String kind, String id, byte[] json) throws IOException {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        out.writeString(kind);
        out.writeString(id);
        out.writeBytes(json, json.length);
        return new BinaryDocValuesField(name, new BytesRef(out.toArrayCopy()));
    }

    Document read(int id) throws IOException {
        BinaryDocValues values = details != null && details.advanceExact(id) ? details : lists;
        if (values == lists && !lists.advanceExact(id)) {
            throw new IllegalStateException("document " + id + " has no content");
        }
        return decode(values.binaryValue());
    }

    private static Document decode(BytesRef stored) {
        ByteArrayDataInput in = new ByteArrayDataInput(stored.bytes, stored.offset, stored.length);
        String kind = readString(in, stored.bytes);
        String id = readString(in, stored.bytes);
        return new Document(
                kind, id, Arrays.copyOfRange(stored.bytes, in.getPosition(), stored.offset + stored.length));
    }

    private static String readString(ByteArrayDataInput in, byte[] bytes) {
        int length = in.readVInt();
        String text = new String(bytes, in.getPosition(), length, StandardCharsets.UTF_8);
        in.skipBytes(length);
        return text;
    }
}
