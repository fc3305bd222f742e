package pilotcity.portal.kernel.learning;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.learning.classification.TextClassifier;

/**
 * The file of a model: eight bytes that say what it is, the version of the format, the length of what follows, that as
 * zlib (RFC 1950), and its SHA-256, so that a damaged file is known before it is believed. Numbers are big-endian. Packed
 * are the card as JSON and the classifier, each after its length.
 */
final class ModelFile {
    private static final byte[] MAGIC = "PCMODEL\n".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int LARGEST = 128 << 20;

    private ModelFile() {}

    static void write(LearnedModel model, OutputStream to) throws IOException {
        byte[] packed = pack(model);
        DataOutputStream out = new DataOutputStream(to);
        out.write(MAGIC);
        out.writeInt(VERSION);
        out.writeInt(packed.length);
        out.write(packed);
        out.write(Sha256.of(packed));
        out.flush();
    }

    private static byte[] pack(LearnedModel model) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(packed))) {
            byte[] card = model.card().toJson().encode().getBytes(StandardCharsets.UTF_8);
            out.writeInt(card.length);
            out.write(card);
            model.classifier().write(out);
        }
        return packed.toByteArray();
    }

    static LearnedModel read(InputStream from) throws IOException {
        try {
            return unpack(packed(new DataInputStream(from)));
        } catch (ModelFormatException e) {
            throw e;
        } catch (EOFException e) {
            throw new ModelFormatException("it ends too early", e);
        }
    }

    private static byte[] packed(DataInputStream in) throws IOException {
        byte[] magic = in.readNBytes(MAGIC.length);
        if (!MessageDigest.isEqual(magic, MAGIC)) {
            throw new ModelFormatException("it does not begin as a model does");
        }
        int version = in.readInt();
        if (version != VERSION) {
            throw new ModelFormatException(
                    "it has version " + version + " of the format, and this portal reads " + VERSION);
        }
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
            throw new ModelFormatException("it claims to be of " + length + " bytes");
        }
        byte[] packed = in.readNBytes(length);
        byte[] sum = in.readNBytes(Sha256.of(packed).length);
        if (packed.length < length || !MessageDigest.isEqual(sum, Sha256.of(packed))) {
            throw new ModelFormatException("it was damaged or cut off, its checksum does not match");
        }
        if (in.read() >= 0) {
            throw new ModelFormatException("something follows its end");
        }
        return packed;
    }

    private static LearnedModel unpack(byte[] packed) throws IOException {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            int length = in.readInt();
            if (length < 0 || length > LARGEST) {
                throw new ModelFormatException("its card claims to be of " + length + " bytes");
            }
            String card = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            return new LearnedModel(ModelCard.fromJson(new JsonObject(card)), TextClassifier.read(in));
        } catch (ModelFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new ModelFormatException("its content cannot be read, " + e.getMessage(), e);
        }
    }
}
