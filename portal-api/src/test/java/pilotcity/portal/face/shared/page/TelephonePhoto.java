package pilotcity.portal.face.shared.page;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** A photo as a telephone takes it: a JPEG that says in its EXIF data where it was taken. */
public final class TelephonePhoto {
    private TelephonePhoto() {}

    /** One in a format that browsers draw and the portal does not take. */
    public static byte[] gif(int width, int height) {
        return encoded("gif", width, height);
    }

    private static byte[] encoded(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = image.createGraphics();
        drawing.setColor(new Color(90, 120, 140));
        drawing.fillRect(0, 0, width, height);
        drawing.setColor(Color.ORANGE);
        drawing.fillRect(width / 3, height / 4, width / 3, height / 2);
        drawing.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] jpeg(int width, int height) {
        byte[] plain = encoded("jpeg", width, height);
        byte[] exif = exif();
        ByteBuffer whole = ByteBuffer.allocate(plain.length + exif.length + 4);
        whole.put(plain, 0, 2)
                .putShort((short) 0xffe1)
                .putShort((short) (exif.length + 2))
                .put(exif);
        whole.put(plain, 2, plain.length - 2);
        return whole.array();
    }

    /** A directory of one entry that leads to the position: 23° 7' 44" N, 113° 19' 28" E. */
    private static byte[] exif() {
        ByteBuffer data = ByteBuffer.allocate(200);
        data.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        data.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        data.putShort((short) 1);
        entry(data, 0x8825, 4, 1).putInt(26);
        data.putInt(0);
        data.putShort((short) 4);
        entry(data, 1, 2, 2).put(new byte[] {'N', 0, 0, 0});
        entry(data, 2, 5, 3).putInt(80);
        entry(data, 3, 2, 2).put(new byte[] {'E', 0, 0, 0});
        entry(data, 4, 5, 3).putInt(104);
        data.putInt(0);
        data.putInt(23).putInt(1).putInt(7).putInt(1).putInt(44).putInt(1);
        data.putInt(113).putInt(1).putInt(19).putInt(1).putInt(28).putInt(1);
        return java.util.Arrays.copyOf(data.array(), data.position());
    }

    private static ByteBuffer entry(ByteBuffer data, int tag, int type, int count) {
        return data.putShort((short) tag).putShort((short) type).putInt(count);
    }
}
