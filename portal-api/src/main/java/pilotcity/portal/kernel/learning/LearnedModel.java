package pilotcity.portal.kernel.learning;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import pilotcity.portal.kernel.learning.classification.TextClassifier;

/**
 * What is learnt and versioned together. It is never changed, and may be asked by many threads at once.
 *
 * @param categories of words
 * @param dangers that words tell of, or {@code none}
 * @param threshold it is sure of a category that is at least that probable
 */
public record LearnedModel(TextClassifier categories, TextClassifier dangers, double threshold) {
    private static final int MARK = 0x50434D4C;
    private static final int FORMAT = 1;

    /**
     * Writes it; the same model gives the same bytes.
     *
     * <p>The file: gzip of a mark, the number of the format, the threshold, two classifiers, and the CRC-32 of all that.
     */
    public void write(OutputStream to) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(new GZIPOutputStream(to), new CRC32());
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(checked));
        out.writeInt(MARK);
        out.writeInt(FORMAT);
        out.writeDouble(threshold);
        categories.write(out);
        dangers.write(out);
        out.flush();
        out.writeLong(checked.getChecksum().getValue());
        out.close();
    }

    /** @throws IOException when it is no model, one of another format, or damaged */
    public static LearnedModel read(InputStream from) throws IOException {
        CheckedInputStream checked =
                new CheckedInputStream(new BufferedInputStream(new GZIPInputStream(from)), new CRC32());
        DataInputStream in = new DataInputStream(checked);
        if (in.readInt() != MARK) {
            throw new IOException("is no model");
        }
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("is of format " + format + ", and " + FORMAT + " can be read");
        }
        double threshold = in.readDouble();
        LearnedModel model = new LearnedModel(TextClassifier.read(in), TextClassifier.read(in), threshold);
        long found = checked.getChecksum().getValue();
        if (in.readLong() != found) {
            throw new IOException("is damaged");
        }
        return model;
    }
}
