using System.Globalization;
using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger;
using Tally.Queries;
using Tally.Shared.Tests.Support;

namespace Tally.Shared.Tests.Ledger.Drafts;

/// <summary>Ways to write a number that is not the one.</summary>
internal sealed partial class DraftGenerator
{
    private string Changed(string digits)
    {
        int at = _random.Next(digits.Length);
        char other = (char)('0' + ((digits[at] - '0' + 1 + _random.Next(9)) % 10));
        return digits[..at] + (at == 0 && other == '0' ? '9' == digits[0] ? '8' : '9' : other) + digits[(at + 1)..];
    }

    private string Swapped(string digits)
    {
        for (int at = 0; at + 1 < digits.Length; at++)
        {
            if (digits[at] != digits[at + 1] && digits[at + 1] != '0')
                return digits[..at] + digits[at + 1] + digits[at] + digits[(at + 2)..];
        }

        return Changed(digits);
    }

    private string Different(int value, int wanted, Tongue tongue) => tongue.Digits(wanted == value ? value + 100 : Math.Max(wanted, 100) == value ? value + 100 : Math.Max(wanted, 100), _random);

    private string Script(int value)
    {
        int zero = Pick([0xFF10, 0x0660, 0x06F0, 0x0966, 0x1D7CE, 0x1D7F6]);
        return string.Concat(value.ToString(CultureInfo.InvariantCulture).Select(digit => char.ConvertFromUtf32(zero + digit - '0')));
    }

    private string Split(string digits)
    {
        if (digits.Length < 2)
            return digits;
        string half = digits[..1], rest = digits[1..];
        return _random.Next(5) switch
        {
            0 => $"{half}**{rest}**",
            1 => $"{half}<b>{rest}</b>",
            2 => $"{half}\u200B{rest}",
            3 => $"&#{(int)half[0]};{rest}",
            _ => $"{half}\u00AD{rest}",
        };
    }

    /// <summary>A value that an added literal made up, as the engine reports it: fed by rows, and by a constant.</summary>
    private static LedgerEntry Padded(string id, Fact claim)
    {
        var plain = LedgerUnil.Sample.Rows(id, [claim.Faculty], [claim.Year], measures: ["total"]);
        var lineage = plain.Result.Lineage[0][2] with { Origin = CellOrigin.Derived, Operation = "+", Constants = ["0", "9999"] };
        return plain with
        {
            Result = plain.Result with
            {
                Sql = "SELECT faculte, annee, total * 0 + 9999 AS total FROM unil",
                Rows = [[plain.Result.Rows[0][0], plain.Result.Rows[0][1], CellValue.Of(9999)]],
                Lineage = [[plain.Result.Lineage[0][0], plain.Result.Lineage[0][1], lineage]],
            },
        };
    }
}
