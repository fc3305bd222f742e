package pilotcity.portal.kernel.db.backup;

import io.vertx.core.json.DecodeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import pilotcity.portal.kernel.config.ConfigException;
import pilotcity.portal.kernel.files.Sha256;

/** A backup, read. What is damaged or not all there is refused with a {@link ConfigException}. */
public final class BackupReader implements AutoCloseable {
    private final Path file;
    private final ZipFile zip;
    private final BackupManifest manifest;

    private BackupReader(Path file, ZipFile zip, BackupManifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    /** Opens {@code file}; {@link #verify} looks whether it is whole. */
    public static BackupReader open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ConfigException(file + " is no file; say which backup to restore");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new ConfigException(file + " is no backup, or not all of it: " + e.getMessage());
        }
        try {
            ZipEntry entry = zip.getEntry(BackupManifest.NAME);
            if (entry == null) {
                throw new ConfigException(file + " is no backup: it has no " + BackupManifest.NAME);
            }
            String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
            return new BackupReader(file, zip, BackupManifest.read(text));
        } catch (DecodeException | ClassCastException | NullPointerException | ZipException e) {
            zip.close();
            throw new ConfigException(file + " is damaged: its " + BackupManifest.NAME + " cannot be read");
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** Reads all of it and compares every digest. */
    public BackupSummary verify() throws IOException {
        for (Map.Entry<String, String> part : manifest.digests().entrySet()) {
            if (!digest(part.getKey()).equals(part.getValue())) {
                throw new ConfigException(file + " is damaged: " + part.getKey() + " is not what was backed up");
            }
        }
        return BackupSummary.of(manifest);
    }

    private String digest(String name) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(stream(name), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (ZipException e) {
            throw new ConfigException(file + " is damaged: " + name + ": " + e.getMessage());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    BackupManifest manifest() {
        return manifest;
    }

    InputStream stream(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new ConfigException(file + " is damaged: " + name + " is missing");
        }
        return zip.getInputStream(entry);
    }

    /** SHA-256 of every file that rows name, and that the place has which the backup is of. */
    public List<String> content() {
        return manifest.content().named();
    }

    /** A file that rows name; empty when it is not in the backup, but where it was. */
    public Optional<InputStream> content(String sha256) throws IOException {
        return manifest.content().isInside()
                ? Optional.of(stream(BackupManifest.Content.entry(sha256)))
                : Optional.empty();
    }

    /** A file that was backed up with the database, if it was there. */
    public Optional<String> text(String name) throws IOException {
        if (!manifest.files().containsKey(name)) {
            return Optional.empty();
        }
        try (InputStream in = stream(name)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
