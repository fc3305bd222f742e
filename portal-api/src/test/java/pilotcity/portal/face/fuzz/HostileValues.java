package pilotcity.portal.face.fuzz;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Values that programs do not expect. */
final class HostileValues {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "\uD800",
            "x\uDFFFy",
            "\uFEFF",
            "\u202Eabc",
            "مرحبا",
            "é́́",
            "👩‍👩‍👧‍👦",
            "\u200B",
            "\uFFFE",
            "\u0007\u001B[31m",
            "a\r\nSet-Cookie: x=y",
            "\t\n",
            "<script>alert(1)</script>",
            "\"'`\\",
            "{{7*7}}",
            "${jndi:ldap://x}",
            "%s%n%x",
            "%",
            "%zz",
            "'; DROP TABLE record; --",
            "../../etc/passwd",
            "..\\..",
            "file:///etc/passwd",
            "http://[::1",
            "http://a b/c?d e",
            "javascript:alert(1)",
            "a/b",
            "a;b=c",
            "a,b,,c,",
            "*",
            "?*:*",
            "\"unbalanced",
            "(((",
            "AND OR NOT",
            "a:b:c",
            "[a TO",
            "null",
            "undefined",
            "true",
            "中文 文件.csv",
            "２０２６年１月",
            "İıſK",
            "北京市");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "1",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "1e400",
            "-1e400",
            "1e-400",
            "NaN",
            "Infinity",
            "-Infinity",
            "0x10",
            "1_000",
            "１２",
            "1e1000000000",
            "0.1e9",
            "00012",
            "+5",
            "5.",
            ".5",
            "1,5",
            "99999999999999999999999999999999999999999999",
            "1000000000",
            "3.0000000000000000000000000001");

    private static final List<String> TIMES = List.of(
            "0001-01-01T00:00:00+14:00",
            "0000-00-00",
            "9999-12-31T23:59:59-18:00",
            "10000-01-01",
            "+999999999-12-31",
            "-999999999-01-01T00:00:00Z",
            "2024-02-30",
            "2023-02-29T24:00:00Z",
            "2026-05-31T08:00:60Z",
            "2026-05-31",
            "../..",
            "/",
            "2026-01-01/2025-01-01",
            "P99999999999Y/..",
            "../P1D",
            "2026-05-31T08:00:00+25:00",
            "1e9",
            "NOW-99999999999DAYS",
            "now");

    private static final List<String> SHAPES = List.of(
            "POINT EMPTY",
            "POINT(NaN NaN)",
            "POINT(1e400 0)",
            "POINT(200 100)",
            "POLYGON((0 0,1 1,1 0,0 1,0 0))",
            "POLYGON((0 0,0 0,0 0,0 0))",
            "POLYGON((0 0,1 1))",
            "POLYGON((179 0,-179 0,-179 1,179 1,179 0))",
            "POLYGON((-180 -90,180 -90,180 90,-180 90,-180 -90))",
            "MULTIPOLYGON(((0 0,2 0,2 2,0 2,0 0)),((1 1,3 1,3 3,1 3,1 1)))",
            "LINESTRING(0 0)",
            "LINESTRING(0 0,0 0)",
            "GEOMETRYCOLLECTION(POINT(1 1),LINESTRING(0 0,1 1))",
            "CIRCULARSTRING(0 0,1 1,2 0)",
            "POINT Z (1 2 3)",
            "{\"type\":\"Point\",\"coordinates\":[1e400,0]}",
            "{\"type\":\"Point\",\"coordinates\":[]}",
            "{\"type\":\"Point\"}",
            "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}",
            "{\"type\":\"Polygon\",\"coordinates\":[[[170,0],[190,0],[190,5],[170,5],[170,0]]]}",
            "{\"type\":\"GeometryCollection\",\"geometries\":[]}",
            "{\"type\":\"Feature\",\"geometry\":null}",
            "-400,-100,400,100",
            "170,-10,-170,10",
            "0,0,0,0",
            "-180,-90,180,90",
            "nan,nan,nan,nan",
            "1,2,3",
            "181,0,182,1",
            "113.3,23.1",
            "180,90",
            "-180,-90");

    private static final List<String> CONDITIONS = List.of(
            "batch = 2013",
            "name LIKE '%%%%%%%%%%a%%%%%%%%%b'",
            "name LIKE '%' OR NOT name IS NULL",
            "casei(name) = 'x' AND accenti(name) <> 'y'",
            "batch / 0 = 1",
            "batch ^ 1000 > 1",
            "batch BETWEEN 1e400 AND -1e400",
            "S_INTERSECTS(geometry, POLYGON((0 0,1 1,1 0,0 1,0 0)))",
            "S_WITHIN(geometry, BBOX(170,-10,-170,10))",
            "S_CROSSES(geometry, GEOMETRYCOLLECTION(POINT(0 0)))",
            "T_AFTER(announced, DATE('0000-00-00'))",
            "T_DURING(announced, INTERVAL('..','..'))",
            "A_CONTAINS(keywords, ('a','b'))",
            "unknown = 1",
            "'",
            "id = '\0'",
            "{\"op\":\"=\",\"args\":[{\"property\":\"batch\"},1e400]}",
            "{\"op\":\"in\",\"args\":[{\"property\":\"batch\"},[]]}",
            "{\"op\":\"and\",\"args\":[]}",
            "{\"op\":\"like\",\"args\":[]}",
            "{}",
            "[]",
            "{\"op\":\"s_within\",\"args\":[{\"property\":\"geometry\"},{\"bbox\":[170,-10,-170]}]}");

    private final Random random;

    HostileValues(Random random) {
        this.random = random;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Some text: mostly short, now and then very long or deep. */
    String text() {
        return switch (random.nextInt(24)) {
            case 0, 1, 2, 3 -> one(NUMBERS);
            case 4, 5, 6 -> one(TIMES);
            case 7, 8, 9 -> one(SHAPES);
            case 10, 11 -> one(CONDITIONS);
            case 12 -> "长".repeat(random.nextInt(1400));
            case 13 -> "a".repeat(random.nextInt(9000));
            case 14 -> deep();
            case 15 -> any();
            default -> one(TEXTS);
        };
    }

    /** Code units of any kind, surrogates without a partner among them. */
    private String any() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i >= 0; i--) {
            text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
        }
        return text.toString();
    }

    /** What is nested deeply, or is a long list. */
    private String deep() {
        int depth = 1 + random.nextInt(3000);
        return switch (random.nextInt(8)) {
            case 0 -> "(".repeat(depth) + "batch=1" + ")".repeat(depth);
            case 1 -> "NOT ".repeat(depth) + "batch=1";
            case 2 -> "[".repeat(depth) + "]".repeat(depth);
            case 3 -> "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
            case 4 -> "batch IN (" + "1,".repeat(depth) + "2)";
            case 5 -> "batch=1 OR ".repeat(depth / 2) + "batch=2";
            case 6 -> "a" + "[b]".repeat(depth);
            default -> "-".repeat(depth) + "1";
        };
    }

    /** A text as it can stand in an address, or cannot. */
    String encoded() {
        return switch (random.nextInt(16)) {
            case 0 -> "%FF%FE";
            case 1 -> "%C0%80";
            case 2 -> "%ED%A0%80";
            case 3 -> "%00";
            case 4 -> "%2F..%2F..";
            case 5 -> "..";
            default -> encode(text());
        };
    }

    /** Percent-encoding of UTF-8 in which a surrogate stands alone, too. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : bytes(text)) {
            boolean plain = each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || each >= '0' && each <= '9';
            encoded.append(plain ? String.valueOf((char) each) : "%%%02X".formatted(each & 0xFF));
        }
        return encoded.toString();
    }

    private static byte[] bytes(String text) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        text.codePoints().forEach(point -> {
            if (point >= 0xD800 && point <= 0xDFFF) {
                bytes.write(0xE0 | point >> 12);
                bytes.write(0x80 | point >> 6 & 0x3F);
                bytes.write(0x80 | point & 0x3F);
            } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toByteArray();
    }

    /** Some JSON value, as {@link JsonObject} holds them. */
    Object json() {
        return switch (random.nextInt(12)) {
            case 0 -> new JsonObject();
            case 1 -> new JsonArray();
            case 2 -> random.nextBoolean();
            case 3 -> random.nextLong();
            case 4 -> 1e308 * (random.nextBoolean() ? 1 : -1);
            case 5 -> new JsonArray().add(text()).addNull().add(1);
            case 6 -> new JsonObject().put(text(), text());
            case 7 -> geometry();
            case 8 -> nested(1 + random.nextInt(900));
            case 9 -> new JsonArray(java.util.Collections.nCopies(random.nextInt(2000), 1));
            default -> text();
        };
    }

    private static Object nested(int depth) {
        Object inner = 1;
        for (int i = 0; i < depth; i++) {
            inner = i % 2 == 0 ? new JsonArray().add(inner) : new JsonObject().put("a", inner);
        }
        return inner;
    }

    private Object geometry() {
        String shape = one(SHAPES);
        return shape.startsWith("{") && !shape.contains("1e400") ? Json.decodeValue(shape) : shape;
    }
}
