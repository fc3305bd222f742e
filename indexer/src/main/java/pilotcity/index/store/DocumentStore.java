package pilotcity.index.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteArrayDataOutput;
import org.apache.lucene.util.BytesRef;
import pilotcity.index.document.Document;
import pilotcity.index.document.JsonMembers;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.SourceDocument;
import pilotcity.index.state.DamagedIndexException;

/**
 * Public documents as they lie in a segment: the whole JSON, packed, and which parts of it lists leave out. They are
 * doc values, not stored fields: those come in blocks, and a page of a hundred would unpack as many.
 */
public final class DocumentStore {
    private final DocumentCompression compression;
    private volatile boolean damaged;

    public DocumentStore(DocumentCompression compression) {
        this.compression = compression;
    }

    /** Whether a document could not be read, because the files are damaged. */
    public boolean isDamaged() {
        return damaged;
    }

    /** How many dictionaries its documents may need. */
    int dictionaries() {
        return compression.size();
    }

    BinaryDocValuesField field(SourceDocument source) throws IOException {
        byte[] whole = source.detail() == null ? source.json() : source.detail();
        byte[] cuts = source.detail() == null ? new byte[] {0} : cuts(source, whole);
        byte[] packed = compression.pack(source.kind().name(), whole);
        byte[] all = Arrays.copyOf(cuts, cuts.length + packed.length);
        System.arraycopy(packed, 0, all, cuts.length, packed.length);
        return new BinaryDocValuesField(LuceneFieldNames.DOCUMENT, new BytesRef(all));
    }

    /** How many members lists leave out, and from where to where each goes, with the comma before it. */
    private static byte[] cuts(SourceDocument source, byte[] whole) throws IOException {
        byte[] bytes = new byte[1 + 2 * 5 * source.kind().fields().size()];
        ByteArrayDataOutput out = new ByteArrayDataOutput(bytes);
        byte count = 0;
        out.writeByte(count);
        JsonMembers members = new JsonMembers(whole);
        for (Field<?> field : source.kind().fields().values()) {
            if (field.detail()
                    && source.values().containsKey(field.name())
                    && members.seek(field.name().getBytes(StandardCharsets.UTF_8))) {
                out.writeVInt(members.start() - 1);
                out.writeVInt(members.end());
                count++;
            }
        }
        bytes[0] = count;
        return Arrays.copyOf(bytes, out.getPosition());
    }

    /** Reads {@code segment} forwards; {@code whole} asks for what only single documents show. */
    public Reader in(LeafReader segment, boolean whole) throws IOException {
        return new Reader(this, DocValues.getBinary(segment, LuceneFieldNames.DOCUMENT), whole);
    }

    /**
     * A document as it is stored.
     *
     * @param cuts pairs of where that which lists leave out begins and ends
     */
    public record Stored(byte[] json, int[] cuts) {
        public Document whole() {
            return Document.published(json);
        }

        /** As lists show it. */
        public Document listed() {
            return cuts.length == 0 ? whole() : Document.published(without(json, cuts));
        }
    }

    private static byte[] without(byte[] json, int[] cuts) {
        int length = json.length;
        for (int i = 0; i < cuts.length; i += 2) {
            length -= cuts[i + 1] - cuts[i];
        }
        byte[] left = new byte[length];
        int from = 0;
        int at = 0;
        for (int i = 0; i < cuts.length; i += 2) {
            System.arraycopy(json, from, left, at, cuts[i] - from);
            at += cuts[i] - from;
            from = cuts[i + 1];
        }
        System.arraycopy(json, from, left, at, json.length - from);
        return left;
    }

    /** The documents of one segment, which are read in their order. */
    public static final class Reader {
        private final DocumentStore store;
        private final BinaryDocValues stored;
        private final boolean whole;

        private Reader(DocumentStore store, BinaryDocValues stored, boolean whole) {
            this.store = store;
            this.stored = stored;
            this.whole = whole;
        }

        public Document read(int id) throws IOException {
            return whole ? get(id).whole() : get(id).listed();
        }

        /** @throws DamagedIndexException when it is not there, or not as it was written */
        public Stored get(int id) throws IOException {
            try {
                return unpacked(id);
            } catch (RuntimeException e) {
                store.damaged = true;
                throw new DamagedIndexException("document " + id + " of a segment cannot be read", e);
            }
        }

        private Stored unpacked(int id) throws IOException {
            if (!stored.advanceExact(id)) {
                throw new IllegalStateException("it has no content");
            }
            BytesRef bytes = stored.binaryValue();
            ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
            int[] cuts = new int[2 * in.readByte()];
            for (int i = 0; i < cuts.length; i++) {
                cuts[i] = in.readVInt();
            }
            int header = in.getPosition() - bytes.offset;
            byte[] json =
                    store.compression.unpack(new BytesRef(bytes.bytes, bytes.offset + header, bytes.length - header));
            if (json.length < 2 || json[0] != '{' || json[json.length - 1] != '}') {
                throw new IllegalStateException("it is no document");
            }
            return new Stored(json, cuts);
        }
    }
}
