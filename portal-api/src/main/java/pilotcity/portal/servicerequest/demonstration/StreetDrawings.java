package pilotcity.portal.servicerequest.demonstration;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import pilotcity.portal.kernel.media.PhotoPreparation;
import pilotcity.portal.kernel.media.PreparedPhoto;

/** Drawings of a street in the place of photos. They say what they are, in strokes: a server may have no fonts. */
public final class StreetDrawings {
    public static final int COUNT = 8;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int HORIZON = 210;

    /** 演 and 示 on a square of 24, stroke by stroke. */
    private static final List<String> MARK = List.of(
            "2 3 5 6",
            "1 9 4 11",
            "1 22 5 15",
            "14 1 15 3",
            "8 7 8 4 22 4 22 7",
            "10 8 20 8",
            "9 11 21 11 21 18 9 18 9 11",
            "15 8 15 18",
            "9 14 21 14",
            "12 19 8 23",
            "18 19 22 23",
            "30 5 44 5",
            "26 11 48 11",
            "37 11 37 22 34 20",
            "32 15 28 20",
            "42 15 46 20");

    private static final List<Color> WALLS =
            List.of(new Color(0xC9B79C), new Color(0xB5C4C9), new Color(0xD8C3B0), new Color(0xA9B7A4));

    private StreetDrawings() {}

    static List<PreparedPhoto> all() {
        return IntStream.range(0, COUNT)
                .mapToObj(number -> PhotoPreparation.prepare(png(draw(new SplittableRandom(number)))))
                .toList();
    }

    private static byte[] png(BufferedImage picture) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage draw(RandomGenerator random) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            houses(pen, random);
            road(pen);
            obstacle(pen, random);
            sign(pen);
        } finally {
            pen.dispose();
        }
        return picture;
    }

    private static void houses(Graphics2D pen, RandomGenerator random) {
        pen.setColor(new Color(0xBFD9EA));
        pen.fillRect(0, 0, WIDTH, HORIZON);
        for (int x = 0; x < WIDTH; ) {
            int width = 60 + random.nextInt(60);
            int height = 70 + random.nextInt(120);
            pen.setColor(WALLS.get(random.nextInt(WALLS.size())));
            pen.fillRect(x, HORIZON - height, width - 4, height);
            pen.setColor(new Color(0x5F7480));
            for (int y = HORIZON - height + 10; y < HORIZON - 20; y += 24) {
                for (int window = x + 8; window < x + width - 20; window += 20) {
                    pen.fillRect(window, y, 10, 14);
                }
            }
            x += width;
        }
    }

    private static void road(Graphics2D pen) {
        pen.setColor(new Color(0xA8A39B));
        pen.fillRect(0, HORIZON, WIDTH, HEIGHT - HORIZON);
        pen.setColor(new Color(0x595C60));
        pen.fill(new Polygon(new int[] {250, 330, 470, -160}, new int[] {HORIZON, HORIZON, HEIGHT, HEIGHT}, 4));
        pen.setColor(new Color(0x8B4A44));
        pen.fill(new Polygon(new int[] {330, 362, 620, 470}, new int[] {HORIZON, HORIZON, HEIGHT, HEIGHT}, 4));
        pen.setColor(Color.WHITE);
        pen.setStroke(new BasicStroke(4));
        pen.drawLine(330, HORIZON, 470, HEIGHT);
    }

    /** Stands in the cycle lane. */
    private static void obstacle(Graphics2D pen, RandomGenerator random) {
        pen.setColor(new Color(random.nextInt(0x40, 0xD0), random.nextInt(0x40, 0xA0), random.nextInt(0x40, 0xD0)));
        switch (random.nextInt(3)) {
            case 0 -> {
                pen.fillRoundRect(385, 290, 150, 60, 24, 24);
                pen.fillRoundRect(410, 260, 95, 50, 24, 24);
                pen.setColor(Color.BLACK);
                pen.fillOval(400, 335, 34, 34);
                pen.fillOval(488, 335, 34, 34);
            }
            case 1 -> {
                pen.setStroke(new BasicStroke(9));
                for (int x = 385; x <= 545; x += 40) {
                    pen.drawLine(x, 290, x, 370);
                }
                pen.drawLine(375, 305, 555, 305);
                pen.drawLine(375, 345, 555, 345);
            }
            default -> {
                for (int i = 0; i < 9; i++) {
                    pen.fillOval(390 + random.nextInt(110), 300 + random.nextInt(50), 30 + random.nextInt(30), 24);
                }
            }
        }
    }

    private static void sign(Graphics2D pen) {
        pen.setColor(new Color(0xFFF3C4));
        pen.fillRoundRect(16, 16, 196, 108, 12, 12);
        pen.setColor(new Color(0x7A2E00));
        AffineTransform before = pen.getTransform();
        pen.translate(24, 22);
        pen.scale(3.7, 3.7);
        pen.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        MARK.forEach(stroke -> pen.draw(path(stroke)));
        pen.setTransform(before);
    }

    private static Path2D path(String stroke) {
        Path2D path = new Path2D.Double();
        String[] points = stroke.split(" ");
        for (int i = 0; i < points.length; i += 2) {
            double x = Double.parseDouble(points[i]);
            double y = Double.parseDouble(points[i + 1]);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        return path;
    }
}
