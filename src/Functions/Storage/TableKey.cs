using System.Globalization;
using System.Text;

namespace Tally.Functions.Storage;

/// <summary>
/// Names as table keys. A key takes no <c>/ \ # ?</c> and no control character; those, and the percent sign, are written as
/// <c>%</c> and four hex digits. A dataset's part of 100 characters stays under the 1 KiB a key may have.
/// </summary>
internal static class TableKey
{
    public static string Write(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (c is '/' or '\\' or '#' or '?' or '%' || char.IsControl(c))
                text.Append('%').Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            else
                text.Append(c);
        }

        return text.ToString();
    }
}
