package pilotcity.portal.kernel.table.schema.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.portal.kernel.privacy.PersonalDataMasking;

/** What is personal in a column is counted, and what only looks like it is not. */
class PersonalDataScanTest {
    private static List<String> found(String column, String cell) {
        PersonalDataScan scan = new PersonalDataScan(List.of(column));
        scan.cell(0, cell);
        return scan.findings().stream()
                .map(each -> each.sort().code() + " " + each.sample())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            note    | 13800138000               | phone ［电话］
            note    | 020-83001234 转 12        | phone ［电话］
            note    | a.b@example.org           | email ［邮箱］
            note    | name (at) qq.com          | email ［邮箱］
            note    | 粤A12345 停在路口         | plate ［车牌］ 停在路口
            note    | 微信：abcdef123           | account 微信：［账号］
            证件    | 11010519491231002X        | identity ［证件号］
            姓名    | 欧阳锋                    | name 欧＊＊
            first_name | Ada                    | name A＊＊
            家庭住址 | 中山路12号3单元           | home-address 中山路12号＊＊
            Home address | 12 Main Street       | home-address 12 Mai＊＊
            """)
    void aPersonalCellIsNamedWithItsSort(String column, String cell, String found) {
        assertThat(found(column, cell)).containsExactly(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            note         | 2024-05-01T08:30:00+08:00
            note         | 2024/05/01 08:30
            lon          | 116.4073963
            code         | 110105194912310021
            code         | 110101
            单位名称     | 某某公司
            负责人电话   | 无
            联系人数量   | 12
            姓名         | 12
            家庭住址     | 广州市
            地址         | 中山路12号
            file name    | report.pdf
            """)
    void whatOnlyLooksPersonalIsNot(String column, String cell) {
        assertThat(found(column, cell)).isEmpty();
    }

    @Test
    void cellsThatAreNotWorthScreeningHoldNothing() throws IOException {
        try (InputStream in = PersonalDataMasking.class.getResourceAsStream("personal.tsv")) {
            List<String> missed = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", 2)[1].replaceAll("[⟦⟧]", ""))
                    .filter(text -> !PersonalDataMasking.screen(text).findings().isEmpty())
                    .filter(text -> !PersonalDataHints.mayHold(text))
                    .toList();
            assertThat(missed).isEmpty();
        }
    }
}
