package pilotcity.portal.kernel.changefeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.index.state.DamagedIndexException;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.DatabaseAddress;

/** Bytes of an index that have changed on the disk are noticed by whoever reads them, and the index is built again. */
@Timeout(120)
class DamagedIndexTest {
    private static final String DATABASE = "damaged_index";

    @TempDir
    Path folder;

    private static Database server() {
        return TestPortal.shared().service().node().db();
    }

    @AfterAll
    static void dropDatabase() {
        Await.get(server().client()
                .query("DROP DATABASE " + DATABASE + " WITH (FORCE)")
                .execute());
    }

    @Test
    void itIsBuiltAgainAndWhatItCouldNotReadIsThere() throws Exception {
        Await.get(server().client().query("CREATE DATABASE " + DATABASE).execute());
        DatabaseAddress own = server().address();
        DatabaseAddress address = new DatabaseAddress(own.host(), own.port(), DATABASE, own.user(), own.password());
        Vertx vertx = TestPortal.shared().service().node().vertx();
        try (FeedNode node = new FeedNode(vertx, address, folder).started()) {
            node.follow(node.run("INSERT INTO note (id, version, title) SELECT 'n-' || n, 1, 'title ' || n"
                    + " FROM generate_series(1, 500) AS n"));
        }
        damage("n-77");
        try (FeedNode node = new FeedNode(vertx, address, folder).started()) {
            assertThat(node.title("n-78")).isEqualTo("title 78");
            assertThatThrownBy(() -> node.title("n-77")).isInstanceOf(DamagedIndexException.class);
            while (node.live.index().isDamaged()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            assertThat(node.title("n-77")).isEqualTo("title 77");
            assertThat(node.follow(node.write("n-77", "another")).title("n-77")).isEqualTo("another");
        }
    }

    /** The first documents of a kind lie there as they are, before there is a dictionary for them. */
    private void damage(String id) throws IOException {
        byte[] text = ("{\"id\":\"" + id + "\"").getBytes(StandardCharsets.UTF_8);
        int places = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                int at = content.indexOf(new String(text, StandardCharsets.ISO_8859_1));
                if (at >= 0) {
                    places++;
                    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        channel.write(ByteBuffer.wrap(new byte[] {'X'}), at);
                    }
                }
            }
        }
        assertThat(places).isPositive();
    }
}
