package pilotcity.index.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonMembersTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PIECES = List.of(
            "\"", "\\", "\\\"", "\n", "#", "[", "]", "{", "}", ",", ":", "城", "\ud83d\udeb2", "!", "]\u0001", "a");

    private final Random random = new Random(9);

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(24); left > 0; left--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 2 ? 3 : 5)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextBoolean();
            case 2 -> text();
            case 3 -> List.of(value(depth + 1), value(depth + 1));
            default -> Map.of(text(), value(depth + 1));
        };
    }

    @Test
    void everyMemberIsFoundWhereItIs() throws IOException {
        for (int i = 0; i < 5_000; i++) {
            Map<String, Object> document = new LinkedHashMap<>();
            for (int left = random.nextInt(6); left > 0; left--) {
                document.put(text(), value(0));
            }
            byte[] json = JSON.writeValueAsBytes(document);
            JsonMembers members = new JsonMembers(json);
            for (Map.Entry<String, Object> member : document.entrySet()) {
                assertThat(members.next()).isTrue();
                String name = new String(
                        json, members.start(), members.value() - 1 - members.start(), StandardCharsets.UTF_8);
                assertThat(JSON.readValue(name, String.class)).isEqualTo(member.getKey());
                assertThat(JSON.readValue(json, members.value(), members.end() - members.value(), Object.class))
                        .isEqualTo(member.getValue());
            }
            assertThat(members.next()).isFalse();
        }
    }

    @Test
    void aMemberIsSoughtByItsName() {
        byte[] json = "{\"a\":\"b\\\\\",\"b\":[\"}\",{\"c\":1}],\"c\":2.5}".getBytes(StandardCharsets.UTF_8);
        JsonMembers members = new JsonMembers(json);
        assertThat(members.seek("c".getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(new String(json, members.value(), members.end() - members.value(), StandardCharsets.UTF_8))
                .isEqualTo("2.5");
        assertThat(members.seek("c".getBytes(StandardCharsets.UTF_8))).isFalse();
    }
}
