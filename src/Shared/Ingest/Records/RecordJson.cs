using System.Text;
using Tally.Columns;
using Tally.Csv;
using Tally.Ingest.Reading;

namespace Tally.Ingest.Records;

/// <summary>Writes rows of a table as JSON objects, names encoded once.</summary>
internal sealed class RecordJson
{
    private readonly UnderstoodTable _table;
    private readonly byte[][] _names;
    private readonly int _without;

    /// <param name="table">Whose rows.</param>
    /// <param name="without">A column that is left out because it is the record's key; -1 for none.</param>
    public RecordJson(UnderstoodTable table, int without = -1)
    {
        (_table, _without) = (table, without);
        _names = [.. table.Plans.Select((plan, i) => Encode(plan.Name, i == (without == 0 ? 1 : 0)))];
    }

    public void Write(Utf8Buffer to, TableRows row)
    {
        to.Write((byte)'{');
        for (int i = 0; i < _names.Length; i++)
        {
            if (i != _without)
            {
                to.Write(_names[i]);
                CellJson.Write(to, row.Field(_table.Places[i]), _table.Plans[i]);
            }
        }

        to.Write((byte)'}');
    }

    /// <summary>The value of a column as a key: its machine form without quotes.</summary>
    public string Key(TableRows row, int column)
    {
        CellParser.Read(row.Field(_table.Places[column]), _table.Plans[column], out var value);
        return value.IsNull ? Encoding.UTF8.GetString(Utf8Text.Trim(row.Field(_table.Places[column]))) : value.ToString();
    }

    private static byte[] Encode(string name, bool first)
    {
        var buffer = new Utf8Buffer();
        if (!first)
        {
            buffer.Write((byte)',');
        }

        CellJson.WriteString(buffer, Encoding.UTF8.GetBytes(name));
        buffer.Write((byte)':');
        return buffer.Written.ToArray();
    }
}
