package pilotcity.portal.face.shared.export;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import pilotcity.portal.kernel.files.Sha256;

/** Counts and digests the bytes that pass through. */
final class DigestingOutputStream extends OutputStream {
    private final OutputStream out;
    private final MessageDigest digest = Sha256.digest();
    private long bytes;

    DigestingOutputStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] content, int from, int length) throws IOException {
        digest.update(content, from, length);
        bytes += length;
        out.write(content, from, length);
    }

    /** Everything that went through; nothing may follow. */
    FileDigest fileDigest() {
        return new FileDigest(bytes, digest.digest());
    }
}
