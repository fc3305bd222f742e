package pilotcity.index.store;

import com.github.luben.zstd.ZstdDictTrainer;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.BytesRef;

/**
 * Compresses stored documents with one dictionary per kind, trained on its first few thousand documents: a single
 * kilobyte hardly compresses. Dictionaries are files in the index folder and never change.
 */
public final class DocumentCompression {
    private static final String PREFIX = "dictionary-";
    private static final int FORMAT = 1;

    /** A sample that is large enough to learn from. */
    private static final int SAMPLE_DOCUMENTS = 2_000;

    private static final int SAMPLE_BYTES = 3 << 20;
    private static final int DICTIONARY_BYTES = 32 << 10;

    private final Directory directory;
    private final Map<String, CompressionDictionary> byKind = new ConcurrentHashMap<>();
    private final Map<Integer, CompressionDictionary> byNumber = new ConcurrentHashMap<>();
    private final Map<String, Sample> samples = new TreeMap<>();

    /** Reads the dictionaries in {@code directory}. */
    public DocumentCompression(Directory directory) throws IOException {
        this.directory = directory;
        for (String file : directory.listAll()) {
            if (file.startsWith(PREFIX)) {
                read(file);
            }
        }
    }

    /** Removes the dictionaries of an index that is not there any more. */
    static void clear(Directory directory) throws IOException {
        IndexFolder.delete(directory, PREFIX);
    }

    private void read(String file) throws IOException {
        try (ChecksumIndexInput in = directory.openChecksumInput(file)) {
            CodecUtil.checkHeader(in, PREFIX, FORMAT, FORMAT);
            int number = in.readVInt();
            String kind = in.readString();
            byte[] bytes = new byte[in.readVInt()];
            in.readBytes(bytes, 0, bytes.length);
            CodecUtil.checkFooter(in);
            add(kind, new CompressionDictionary(number, bytes));
        }
    }

    private void add(String kind, CompressionDictionary dictionary) {
        byNumber.put(dictionary.number(), dictionary);
        byKind.put(kind, dictionary);
    }

    /** How many dictionaries there are. */
    int size() {
        return byNumber.size();
    }

    /** The document packed, behind the number of the dictionary; 0 stands for none. */
    byte[] pack(String kind, byte[] json) {
        CompressionDictionary dictionary = byKind.get(kind);
        if (dictionary == null) {
            learn(kind, json);
            return CompressionDictionary.plain(json);
        }
        return dictionary.pack(json);
    }

    /** @param packed begins where {@link #pack} began */
    byte[] unpack(BytesRef packed) {
        int number = packed.bytes[packed.offset];
        if (number == CompressionDictionary.PLAIN) {
            return Arrays.copyOfRange(packed.bytes, packed.offset + 1, packed.offset + packed.length);
        }
        CompressionDictionary dictionary = byNumber.get(number);
        if (dictionary == null) {
            throw new IllegalStateException("the dictionary " + number + " is not there");
        }
        return dictionary.unpack(packed);
    }

    private static final class Sample {
        private final List<byte[]> documents = new ArrayList<>();
        private int bytes;
    }

    private synchronized void learn(String kind, byte[] json) {
        if (byKind.containsKey(kind) || byNumber.size() == CompressionDictionary.MOST) {
            return;
        }
        Sample sample = samples.computeIfAbsent(kind, added -> new Sample());
        sample.documents.add(json);
        sample.bytes += json.length;
        if (sample.documents.size() >= SAMPLE_DOCUMENTS || sample.bytes >= SAMPLE_BYTES) {
            samples.remove(kind);
            try {
                learn(kind, sample);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void learn(String kind, Sample sample) throws IOException {
        ZstdDictTrainer trainer = new ZstdDictTrainer(sample.bytes, DICTIONARY_BYTES);
        sample.documents.forEach(trainer::addSample);
        byte[] bytes;
        try {
            bytes = trainer.trainSamples();
        } catch (ZstdException e) {
            // These have too little in common: the next ones may have more.
            return;
        }
        int number = byNumber.size() + 1;
        write(number, kind, bytes);
        add(kind, new CompressionDictionary(number, bytes));
    }

    private void write(int number, String kind, byte[] bytes) throws IOException {
        String file = PREFIX + number;
        try (IndexOutput out = directory.createOutput(file, IOContext.DEFAULT)) {
            CodecUtil.writeHeader(out, PREFIX, FORMAT);
            out.writeVInt(number);
            out.writeString(kind);
            out.writeVInt(bytes.length);
            out.writeBytes(bytes, bytes.length);
            CodecUtil.writeFooter(out);
        }
        directory.sync(List.of(file));
        directory.syncMetaData();
    }
}
