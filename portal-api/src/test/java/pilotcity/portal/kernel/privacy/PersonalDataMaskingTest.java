package pilotcity.portal.kernel.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A labelled corpus: what is personal is masked whole, and what only looks like it is not. */
class PersonalDataMaskingTest {
    private static final double RECALL = 0.98;
    private static final double FALSE_POSITIVES = 0.01;

    @Test
    void whatIsPersonalIsMaskedWholeAndNothingElse() throws IOException {
        List<String> missed = new ArrayList<>();
        List<String> lines = lines("personal.tsv");
        for (String line : lines) {
            String[] parts = line.split("\t", 2);
            PersonalDataFinding.Kind kind = PersonalDataFinding.Kind.valueOf(parts[0]);
            String expected = parts[1].replaceAll("⟦.*?⟧", kind.replacement());
            String text = parts[1].replaceAll("[⟦⟧]", "");
            PersonalDataMasking.MaskedText screened = PersonalDataMasking.screen(text);
            if (!screened.masked().equals(expected)) {
                missed.add(text + " -> " + screened.masked());
            }
        }
        assertThat(lines).hasSizeGreaterThanOrEqualTo(150);
        assertThat(missed).as("missed, or masked too much").hasSizeLessThanOrEqualTo((int)
                (lines.size() * (1 - RECALL)));
    }

    @Test
    void whatOnlyLooksPersonalStays() throws IOException {
        List<String> lines = lines("public.txt");
        List<String> masked = lines.stream()
                .filter(line -> !PersonalDataMasking.screen(line).findings().isEmpty())
                .map(line -> line + " -> " + PersonalDataMasking.screen(line).masked())
                .toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(150);
        assertThat(masked).as("masked without reason").hasSizeLessThanOrEqualTo((int) (lines.size() * FALSE_POSITIVES));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "粤A12345停在路口，打13800138000没人接|［车牌］停在路口，打［电话］没人接",
                "13800138000，13900139000|［电话］，［电话］",
                "身份证440106199003078316，电话020-83001234|身份证［证件号］，电话［电话］",
                "打12345或020-83001234|打12345或［电话］",
                "微信同手机13800138000|微信同手机［电话］",
                "本人张三17012345678反映|本人［姓名］［电话］反映",
                "我叫王小明，王小明家楼下的灯不亮|我叫［姓名］，［姓名］家楼下的灯不亮",
                "I am Mary Li, ask for Mary Li. My name is Mary. Mary Street|I am ［姓名］, ask for ［姓名］. My name is ［姓名］. Mary Street"
            })
    void severalAreMaskedEachAsWhatItIs(String text, String masked) {
        assertThat(PersonalDataMasking.screen(text).masked()).isEqualTo(masked);
    }

    @Test
    void aNameThatOneTextGivesIsMaskedInTheOthers() {
        GivenNames names = GivenNames.in(Stream.of("我叫王小明，电话13800138000", "My name is Ann", null));
        assertThat(names.maskedOrNull("天河路 228 号，王小明家楼下")).isEqualTo("天河路 228 号，［姓名］家楼下");
        assertThat(names.maskedOrNull("Ask Ann, not Anna, at Ann Road")).isEqualTo("Ask ［姓名］, not Anna, at Ann Road");
        assertThat(names.maskedOrNull(null)).isNull();
        assertThat(GivenNames.in(Stream.of("路灯不亮")).maskedOrNull("王小明家楼下")).isEqualTo("王小明家楼下");
    }

    /** Cells of tables are numbers in most cases, and are not to be tried with every rule. */
    @Test
    void whatMatchesANumberIsAllOfItAndTried() {
        Random random = new Random(8);
        List<String> fronts = List.of(
                "",
                "0",
                "0086",
                "86",
                "020",
                "860755",
                "00860755",
                "13",
                "0086138",
                "400",
                "00852",
                "4401061990030",
                "62");
        int tried = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder number = new StringBuilder(fronts.get(i % fronts.size()));
            for (int digits = random.nextInt(1, 20); digits > 0; digits--) {
                number.append(random.nextInt(10));
            }
            NormalisedText text = NormalisedText.of(number.toString());
            for (MaskingRule rule : MaskingRules.ALL) {
                Matcher matcher = rule.pattern().matcher(text.text());
                if (matcher.find() && !rule.spoken()) {
                    tried++;
                    assertThat(rule.mayMatch(text) && matcher.start() == 0 && matcher.end() == number.length())
                            .as(number + " by " + rule.pattern())
                            .isTrue();
                }
            }
        }
        assertThat(tried).isGreaterThan(1000);
    }

    @Test
    void findingsArePlacesInTheTextAsItCame() {
        String text = "😀电话：１３８－００１３－８０００！";
        PersonalDataFinding finding =
                PersonalDataMasking.screen(text).findings().getFirst();
        assertThat(text.substring(finding.start(), finding.end())).isEqualTo("１３８－００１３－８０００");
    }

    @Test
    void whatIsMaskedStaysAsItIsWhenScreenedAgain() throws IOException {
        for (String line : lines("personal.tsv")) {
            String masked =
                    PersonalDataMasking.screen(line.replaceAll("[⟦⟧]", "")).masked();
            assertThat(PersonalDataMasking.screen(masked).masked()).isEqualTo(masked);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1 ",
                "13",
                "1-",
                "9",
                "+1",
                "86 ",
                "a",
                "a.",
                "a@",
                "@",
                "a@a.",
                " at ",
                "粤A",
                "粤",
                "一",
                "一三 ",
                "(",
                "0",
                "020-",
                "QQ:",
                "微信：a",
                "4",
                "6 2 ",
                "plate A",
                "电话:",
                "电话 (",
                "#",
                "-",
                "........",
                "1.1",
                "x at y dot "
            })
    void longTextsMadeToBeSlowAreNot(String piece) {
        String text = piece.repeat(20_000 / piece.length());
        long started = System.nanoTime();
        PersonalDataMasking.screen(text);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void noTextMakesItFail() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String letters = "0123456789 -+.@一三粤A微信QQ：号aZ（）\ud83d\ude00\n\t#";
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int at = random.nextInt(120); at > 0; at--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            PersonalDataMasking.MaskedText screened = PersonalDataMasking.screen(text.toString());
            int end = 0;
            for (PersonalDataFinding finding : screened.findings()) {
                assertThat(finding.start()).as("seed %s", seed).isGreaterThanOrEqualTo(end);
                end = finding.end();
            }
        }
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = PersonalDataMaskingTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
