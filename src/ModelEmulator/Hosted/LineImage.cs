using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Tally.ModelEmulator.Hosted;

/// <summary>A line of numbers as a PNG image in shades of grey.</summary>
internal static class LineImage
{
    private const int Width = 640;
    private const int Height = 400;
    private const int Margin = 40;

    public static byte[] Draw(IReadOnlyList<double> values)
    {
        byte[] pixels = new byte[Width * Height];
        Array.Fill(pixels, (byte)255);
        Line(pixels, Margin, Height - Margin, Width - Margin, Height - Margin, 120);
        Line(pixels, Margin, Margin, Margin, Height - Margin, 120);
        double least = Math.Min(0, values.Min());
        double span = Math.Max(values.Max() - least, 1e-9);
        (int X, int Y)[] points = [.. values.Select((value, index) => (
            Margin + (values.Count == 1 ? 0 : index * (Width - (2 * Margin)) / (values.Count - 1)),
            Height - Margin - (int)((value - least) / span * (Height - (2 * Margin)))))];
        for (int index = 0; index < points.Length; index++)
        {
            (int x, int y) = points[index];
            if (index > 0) Line(pixels, points[index - 1].X, points[index - 1].Y, x, y, 30);
            for (int step = -3; step <= 3; step++) Line(pixels, x - 3, y + step, x + 3, y + step, 0);
        }

        return Encode(pixels);
    }

    private static void Line(byte[] pixels, int fromX, int fromY, int toX, int toY, byte shade)
    {
        int steps = Math.Max(1, Math.Max(Math.Abs(toX - fromX), Math.Abs(toY - fromY)));
        for (int step = 0; step <= steps; step++)
        {
            int x = fromX + ((toX - fromX) * step / steps);
            int y = fromY + ((toY - fromY) * step / steps);
            if (x is >= 0 and < Width && y is >= 0 and < Height) pixels[(y * Width) + x] = shade;
        }
    }

    private static byte[] Encode(byte[] pixels)
    {
        using MemoryStream image = new();
        image.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        header[8] = 8;
        Chunk(image, "IHDR", header);
        using MemoryStream packed = new();
        using (ZLibStream deflate = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (int row = 0; row < Height; row++)
            {
                deflate.WriteByte(0);
                deflate.Write(pixels, row * Width, Width);
            }
        }

        Chunk(image, "IDAT", packed.ToArray());
        Chunk(image, "IEND", []);
        return image.ToArray();
    }

    private static void Chunk(Stream image, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        image.Write(number);
        image.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(body));
        image.Write(number);
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        uint sum = 0xFFFFFFFF;
        foreach (byte one in data)
        {
            sum ^= one;
            for (int bit = 0; bit < 8; bit++) sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        }

        return ~sum;
    }
}
