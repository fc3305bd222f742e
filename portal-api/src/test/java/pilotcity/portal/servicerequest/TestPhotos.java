package pilotcity.portal.servicerequest;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Photos as telephones make them. */
final class TestPhotos {
    private TestPhotos() {}

    /** A JPEG with an Exif segment (Exif 2.32, clause 4.5) whose image description is {@code mark}. */
    static byte[] withGps(String mark) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "jpeg", plain);
        byte[] words = (mark + "\0").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 12 + 4 + words.length);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
        exif.putShort((short) 1);
        exif.putShort((short) 0x010e).putShort((short) 2).putInt(words.length).putInt(26);
        exif.putInt(0).put(words);
        ByteBuffer photo = ByteBuffer.allocate(plain.size() + 4 + exif.capacity());
        byte[] jpeg = plain.toByteArray();
        photo.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) (exif.capacity() + 2));
        photo.put(exif.array()).put(jpeg, 2, jpeg.length - 2);
        return photo.array();
    }
}
