namespace Tally.Csv;

/// <summary>Undoes doubled quotes and backslashes in a cell.</summary>
internal static class FieldText
{
    /// <summary>Copies the cell's value to <paramref name="into"/>, which is as long as the cell; returns the length.</summary>
    public static int Unescape(ReadOnlySpan<byte> field, bool quoted, CsvDialect dialect, Span<byte> into)
    {
        byte quote = (byte)(dialect.Quote ?? '\0');
        int length = 0;
        for (int i = 0; i < field.Length; i++)
        {
            bool doubled = quoted && field[i] == quote && i + 1 < field.Length && field[i + 1] == quote;
            bool backslash = dialect.BackslashEscapes && field[i] == '\\' && i + 1 < field.Length && IsProtected(field[i + 1], dialect);
            i += doubled || backslash ? 1 : 0;
            into[length++] = field[i];
        }

        return length;
    }

    // In C:\temp the backslash protects nothing and stays.
    private static bool IsProtected(byte value, CsvDialect dialect) =>
        value == '\\' || value == dialect.Quote || value == dialect.Delimiter || value is (byte)'\n' or (byte)'\r';
}
