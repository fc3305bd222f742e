package pilotcity.portal.kernel.learning;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What reads the words of reports, versioned together: the categories they may be about, and the danger that they tell of.
 *
 * @param dangers labels are codes of dangers, and one for words that tell of none
 */
public record WordsModel(LearnedModel categories, LearnedModel dangers) {
    private static final int MOST_BYTES = 1 << 28;

    /** Both models, each behind its length; the same models give the same bytes. */
    public byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        write(categories, out);
        write(dangers, out);
        return bytes.toByteArray();
    }

    private static void write(LearnedModel model, DataOutputStream out) throws IOException {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        model.write(part);
        out.writeInt(part.size());
        part.writeTo(out);
    }

    /** @throws IOException for anything that {@link #toBytes} of this version did not write */
    public static WordsModel of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        return new WordsModel(LearnedModel.read(part(in)), LearnedModel.read(part(in)));
    }

    private static InputStream part(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("a part of the model has " + length + " bytes");
        }
        byte[] part = in.readNBytes(length);
        if (part.length < length) {
            throw new IOException("the model ends after " + part.length + " of " + length + " bytes of a part");
        }
        return new ByteArrayInputStream(part);
    }
}
