package pilotcity.portal.servicerequest.bulkimport.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file is read in an encoding that nobody named when it is text there, and is refused otherwise. */
class GuessedEncodingTest {
    @TempDir
    private Path folder;

    private CsvFile open(String words, String charset, @Nullable String encoding) throws IOException {
        byte[] bytes = ("id,words\n1,\"" + words + "\"\n").getBytes(Charset.forName(charset));
        Path file = Files.write(folder.resolve("file.csv"), bytes);
        return CsvFile.open(file, new CsvFile.ReadOptions(encoding, null, header -> 0));
    }

    private String read(String words, String charset, @Nullable String encoding)
            throws IOException, MalformedRowException {
        try (CsvFile file = open(words, charset, encoding)) {
            assertThat(file.hasNext()).isTrue();
            return file.next().getField(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GB18030      | 天河区体育西路路口红绿灯损坏，行人过马路十分危险，请尽快派人维修。
        GB18030      | 井盖丢失
        GB18030      | Street light out near 中山路 since Monday, please repair it as soon as you can
        GB18030      | 白云区黄石东路88号门口垃圾堆积多日，气味难闻
        windows-1252 | Straßenlaterne an der Müllerstraße übermäßig dunkel, Gehweg über Nacht nicht begehbar
        windows-1252 | L’éclairage public de la rue du Château est cassé, ça gêne les élèves où la forêt commence
        windows-1252 | El semáforo de la calle Núñez no funciona; hay un señor que lo denunció según la policía
        windows-1252 | A iluminação pública não está a funcionar há três dias, há lixo no chão e ninguém atende
        windows-1252 | Katuvalo ei pala Hämeentiellä, pyörätie on täynnä lasinsirpaleita
        windows-1252 | Gatlyktan är släckt på Storgatan, cykelvägen är full av glas och det är mörkt för små barn
        windows-1252 | Verde à côté de l’Hôtel; Zürich, François Müller, 12 m³ Abfall
        """)
    void textIsReadInTheEncodingThatItHas(String charset, String words) throws Exception {
        assertThat(read(words, charset, null)).isEqualTo(words);
        try (CsvFile file = open(words, charset, null)) {
            assertThat(file.described()).contains("is a guess").contains("--with encoding=");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        EUC-KR       | euc-kr       | 가로등이 고장나서 밤에 너무 어둡습니다. 빠른 수리를 부탁드립니다.
        EUC-KR       | euc-kr       | 불법 주정차 신고
        EUC-KR       | cp949        | 보도블록 파손으로 보행이 위험합니다
        windows-1250 | windows-1250 | Nefunkční veřejné osvětlení na křižovatce, prosím o opravu; přechod pro chodce není vidět
        windows-1250 | windows-1250 | Dziura w jezdni przy skrzyżowaniu, proszę o naprawę; światła też nie działają
        windows-1250 | windows-1250 | A közvilágítás nem működik, az út sötét; kérem, minél előbb javítsák meg az őrültek útját
        windows-1251 | windows-1251 | Не работает уличное освещение на перекрёстке, очень темно и опасно для пешеходов
        windows-1253 | windows-1253 | Ο φωτισμός του δρόμου δεν λειτουργεί, παρακαλώ επισκευάστε τον
        windows-1254 | windows-1254 | Sokak lambası yanmıyor, kaldırım çok karanlık; lütfen en kısa sürede onarın, şikâyetçiyim
        Big5         | big5         | 路燈不亮，請儘快派人維修，行人過馬路十分危險
        Shift_JIS    | shift_jis    | 街灯が消えていて夜は暗いです。早く修理してください。
        EUC-JP       | euc-jp       | 街灯が消えていて夜は暗いです。早く修理してください。
        IBM850       | ibm850       | Straßenlaterne in der Nähe der Schäferstraße defekt, möglichst früh reparieren
        """)
    void whatWouldBeDamagedIsRefusedAndReadByItsName(String charset, String name, String words) throws Exception {
        assertThatThrownBy(() -> open(words, charset, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Nothing was imported")
                .hasMessageContaining(
                        "--with encoding=big5 (or gb18030, euc-kr, shift_jis, windows-1250, windows-1251");
        assertThat(read(words, charset, name)).isEqualTo(words);
        try (CsvFile file = open(words, charset, name)) {
            assertThat(file.described()).doesNotContain("guess");
        }
    }

    @Test
    void aNameMeansWhatWindowsWritesUnderIt() throws Exception {
        assertThat(read("圍碁看着", "x-MS950-HKSCS", "Big5")).isEqualTo("圍碁看着");
        assertThat(read("圍碁", "x-windows-950", "BIG5")).isEqualTo("圍碁");
        assertThat(read("①髙橋", "windows-31j", "Shift_JIS")).isEqualTo("①髙橋");
        assertThat(read("똠방각하", "x-windows-949", "EUC-KR")).isEqualTo("똠방각하");
        assertThat(read("“5 €”", "windows-1252", "ISO-8859-1")).isEqualTo("“5 €”");
    }
}
