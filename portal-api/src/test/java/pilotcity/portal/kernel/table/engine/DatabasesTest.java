package pilotcity.portal.kernel.table.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.duckdb.Databases;

/** Even somebody who could write SQL would reach nothing but the folder. */
class DatabasesTest {
    @TempDir
    Path outside;

    private Path folder;
    private DuckDBConnection database;

    @BeforeEach
    void open() throws IOException, SQLException {
        folder = Files.createDirectory(outside.resolve("folder"));
        Files.writeString(outside.resolve("secret.csv"), "a\nsecret\n");
        Files.writeString(folder.resolve("inside.csv"), "a\ninside\n");
        database = Databases.open(folder, Files.createDirectory(outside.resolve("scratch")), "64MB", 1);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private String run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_csv('OUT/secret.csv')",
                "SELECT * FROM 'OUT/secret.csv'",
                "SELECT * FROM read_text('OUT/folder/../secret.csv')",
                "SELECT * FROM read_text('file://OUT/secret.csv')",
                "SELECT * FROM read_blob('OUT/secret*')",
                "SELECT * FROM glob('OUT/*')",
                "SELECT * FROM sniff_csv('OUT/secret.csv')",
                "CREATE TABLE t AS SELECT * FROM read_json('/proc/self/status')",
                "ATTACH 'OUT/new.db' AS other",
                "ATTACH 'OUT/folder/../new.db' AS other",
                "COPY (SELECT 1) TO 'OUT/new.csv'",
                "COPY (SELECT 1) TO 'OUT/folder/../new.csv'",
                "EXPORT DATABASE 'OUT/new'",
                "IMPORT DATABASE 'OUT/new'",
                "CREATE PERSISTENT SECRET s (TYPE http)",
                "SELECT * FROM read_text('http://localhost:PORT/x')",
                "SELECT * FROM read_parquet('http://localhost:PORT/x.parquet')",
                "SELECT * FROM read_csv('s3://bucket/x.csv')",
                "ATTACH 'http://localhost:PORT/x.db' AS other",
                "INSTALL httpfs",
                "INSTALL httpfs FROM 'http://localhost:PORT'",
                "FORCE INSTALL spatial FROM community",
                "LOAD httpfs",
                "LOAD 'OUT/folder/x.duckdb_extension'",
                "SET enable_external_access = true",
                "RESET enable_external_access",
                "SET lock_configuration = false",
                "SET GLOBAL allowed_directories = ['/']",
                "SET allowed_paths = ['OUT/secret.csv']",
                "SET memory_limit = '64GB'",
                "SET temp_directory = 'OUT'",
                "SET threads = 64",
                "PRAGMA threads = 64",
                "SET home_directory = 'OUT'",
                "SET secret_directory = 'OUT'",
                "SET extension_directory = 'OUT/folder'",
                "SET TimeZone = 'Asia/Shanghai'",
                "SET log_query_path = 'OUT/log'"
            })
    void nothingElseIsReached(String sql) throws IOException {
        AtomicInteger calls = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        });
        server.start();
        try {
            String written = sql.replace("OUT", outside.toString())
                    .replace("PORT", String.valueOf(server.getAddress().getPort()));
            assertThatThrownBy(() -> run(written)).isInstanceOf(SQLException.class);
            assertThat(calls).hasValue(0);
            try (Stream<Path> files = Files.list(outside)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder("folder", "scratch", "secret.csv");
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theFolderIsReached() throws SQLException {
        assertThat(run("SELECT * FROM read_csv('" + folder.resolve("inside.csv") + "')"))
                .isEqualTo("inside");
    }

    @Test
    void namesOfFoldersAreNoPatterns() throws IOException {
        Path odd = Files.createDirectory(outside.resolve("it's [a] *?{b} ü"));
        WrittenTable written =
                WrittenTable.of(odd, List.of(ColumnStorage.TEXT), new Object[] {"x"}, new Object[] {"y"});
        assertThat(written.rows()).containsExactly("{\"a\":\"x\"}", "{\"a\":\"y\"}");
    }
}
