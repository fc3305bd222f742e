package pilotcity.portal.record.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Exports as cities publish them, with rows made up. */
final class ImportFiles {
    static final String BOSTON = "case_enquiry_id,open_dt,target_dt,closed_dt,case_status,closure_reason,case_title,"
            + "subject,type,location,latitude,longitude,source\n";

    private ImportFiles() {}

    static Path write(Path folder, String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    static Path zipped(Path folder, String name, String content) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    static String closed(int id) {
        return id + ",2011-07-01 08:00:00,2011-07-05 08:00:00,2011-07-0" + (2 + id % 7)
                + " 09:30:00,Closed,Case Closed Filled,Request for Pothole Repair,Public Works,Request for Pothole"
                + " Repair," + id + " Main St," + (42.3 + id % 100 * 1e-4) + "," + (-71.1 + id % 90 * 1e-4)
                + ",Self Service\n";
    }

    static String open(int id) {
        return id + ",2011-07-01 08:00:00,2011-07-05 08:00:00,,Open,,Street Light Outages,Public Works,Street Light"
                + " Outages,9 Elm St,42.31,-71.05,Self Service\n";
    }
}
