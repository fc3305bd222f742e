package pilotcity.portal.kernel.db.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import pilotcity.portal.kernel.db.DatabaseAddress;
import pilotcity.portal.kernel.files.OwnerOnlyFiles;
import pilotcity.portal.kernel.files.Sha256;

/**
 * Writes a backup: every row of one moment, read in one transaction that blocks no writer, and some files. The
 * file has its name only when it is whole and has been read again.
 */
public final class BackupWriter {
    private final DatabaseAddress address;
    private final Map<String, Path> files;
    private final BackupContent content;

    /**
     * @param content the files that rows name
     * @param files what is to be in the backup in addition to the database, by the name it has there; those that exist
     */
    public BackupWriter(DatabaseAddress address, BackupContent content, Map<String, Path> files) {
        this.address = address;
        this.content = content;
        this.files = Map.copyOf(files);
    }

    /**
     * Writes the backup to {@code to}, which must not exist.
     *
     * @return what is in it
     */
    public BackupSummary write(Path to) {
        Path part = to.resolveSibling(to.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            OwnerOnlyFiles.create(part);
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
                write(zip);
            }
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            BackupSummary summary;
            try (BackupReader reader = BackupReader.open(part)) {
                summary = reader.verify();
            }
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
            return summary;
        } catch (IOException e) {
            throw new UncheckedIOException("the backup cannot be written to " + to, e);
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be read", e);
        } finally {
            discard(part);
        }
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(ZipOutputStream zip) throws IOException, SQLException {
        // Keys first: one that is made meanwhile is in the database then, and its file is not needed.
        Map<String, String> digests = new LinkedHashMap<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            if (Files.isRegularFile(file.getValue())) {
                byte[] content = Files.readAllBytes(file.getValue());
                add(zip, file.getKey(), content);
                digests.put(file.getKey(), Sha256.hex(content));
            }
        }
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            lock(connection);
            add(zip, BackupManifest.NAME, rows(zip, connection, digests).json().getBytes(StandardCharsets.UTF_8));
            connection.rollback();
        }
    }

    /** Nothing that the rows of this moment name is deleted until all has been read. */
    private void lock(Connection connection) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement("SELECT pg_advisory_xact_lock_shared(hashtext(?))")) {
            take.setString(1, content.lock());
            take.execute();
        }
    }

    /** Photos and archives do not get smaller: they are packed without a search for what repeats. */
    private BackupManifest.Content content(ZipOutputStream zip, Connection connection)
            throws IOException, SQLException {
        List<String> named = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        zip.setLevel(Deflater.NO_COMPRESSION);
        for (String sha256 : new SchemaCatalog(connection).named(content.selects())) {
            (isCopied(zip, sha256) ? named : missing).add(sha256);
        }
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        return new BackupManifest.Content(content.place(), named, missing);
    }

    private boolean isCopied(ZipOutputStream zip, String sha256) throws IOException {
        Optional<InputStream> found = content.source().find(sha256);
        if (found.isPresent()) {
            try (InputStream in = found.get()) {
                if (content.place().isEmpty()) {
                    zip.putNextEntry(new ZipEntry(BackupManifest.Content.entry(sha256)));
                    in.transferTo(zip);
                    zip.closeEntry();
                }
            }
        }
        return found.isPresent();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private BackupManifest rows(ZipOutputStream zip, Connection connection, Map<String, String> files)
            throws IOException, SQLException {
        SchemaCatalog catalog = new SchemaCatalog(connection);
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        List<String> migrations = catalog.migrations();
        String made = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        List<BackupManifest.TablePart> tables = new ArrayList<>();
        for (String table : catalog.tables()) {
            tables.add(rows(zip, copy, table, catalog.columns(table)));
        }
        SchemaCatalog.Chain chain = catalog.chain();
        return new BackupManifest(
                made,
                migrations,
                tables,
                catalog.sequences(),
                files,
                content(zip, connection),
                chain.links(),
                chain.head());
    }

    private static BackupManifest.TablePart rows(
            ZipOutputStream zip, CopyManager copy, String table, List<String> columns)
            throws IOException, SQLException {
        MessageDigest digest = Sha256.digest();
        zip.putNextEntry(new ZipEntry(new BackupManifest.TablePart(table, columns, 0, "").entry()));
        String sql = "COPY " + SchemaCatalog.quoted(table) + " (" + SchemaCatalog.quoted(columns) + ") TO STDOUT";
        long rows = copy.copyOut(sql, new DigestOutputStream(new Open(zip), digest));
        zip.closeEntry();
        return new BackupManifest.TablePart(table, columns, rows, HexFormat.of().formatHex(digest.digest()));
    }

    /** A stream that stays open when its writer closes it. */
    private static final class Open extends FilterOutputStream {
        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {}
    }
}
