using System.Globalization;
using System.Text;

namespace Tally.Datasets;

/// <summary>Writes any name as one that every file system takes, and reads it back.</summary>
internal static class SafeFileName
{
    private const string Forbidden = "%<>:\"|?*\\/";

    public static string Encode(string name)
    {
        if (name is "" or "." or "..")
        {
            throw new ArgumentException("A part of a name is empty or stands for a folder.", nameof(name));
        }

        var text = new StringBuilder(name.Length);
        bool isDevice = IsDevice(name);
        for (int i = 0; i < name.Length; i++)
        {
            bool lastDot = i == name.Length - 1 && name[i] is '.' or ' ';
            bool forbidden = lastDot || (isDevice && i == 0) || char.IsControl(name[i]) || Forbidden.Contains(name[i], StringComparison.Ordinal);
            text.Append(forbidden ? $"%{(int)name[i]:X2}" : name[i].ToString());
        }

        return text.ToString();
    }

    /// <summary>Names that stand for a device on Windows, whatever follows their first dot.</summary>
    private static bool IsDevice(string name)
    {
        string stem = name.Split('.')[0].TrimEnd().ToUpperInvariant();
        return stem is "CON" or "PRN" or "AUX" or "NUL" || (stem is ['C', 'O', 'M', _] or ['L', 'P', 'T', _] && char.IsAsciiDigit(stem[3]));
    }

    public static string Decode(string fileName)
    {
        var text = new StringBuilder(fileName.Length);
        for (int i = 0; i < fileName.Length; i++)
        {
            if (fileName[i] != '%')
            {
                text.Append(fileName[i]);
                continue;
            }

            text.Append((char)byte.Parse(fileName.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            i += 2;
        }

        return text.ToString();
    }
}
