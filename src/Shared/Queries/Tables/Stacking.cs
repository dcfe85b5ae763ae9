using Tally.Columns;
using Tally.Queries.Execution;

namespace Tally.Queries.Tables;

/// <summary>Lays the arrays of several files one after the other.</summary>
internal static class Stacking
{
    public static Vector Labels(QueryRun run, string[] labels, List<TablePart> parts, int rows)
    {
        var dictionary = new TextDictionary();
        int[] codes = run.NewInts(rows);
        for (int part = 0; part < parts.Count; part++)
            codes.AsSpan(parts[part].Start, parts[part].RowCount).Fill(dictionary.Code(labels[part]));

        return new TextVector(dictionary.ToArray(), codes);
    }

    public static Vector Cells(QueryRun run, SqlType type, int[] members, List<TablePart> parts, int rows)
    {
        var sources = members.Select((member, part) => member < 0 ? null : parts[part].Dataset.Columns[member]).ToArray();
        if (sources is [{ } only] && only.Type.ToSqlType() == type)
            return Vector.Of(only);

        return type switch
        {
            SqlType.Text => Texts(run, sources, parts, rows),
            SqlType.Integer or SqlType.Decimal when CommonScale(sources) is { } scale && Numbers(run, sources, type, scale, parts, rows) is { } numbers => numbers,
            SqlType.Date when sources.All(source => source is null or DateColumn) => Dates(run, sources, parts, rows),
            _ => OneByOne(run, type, sources, parts, rows),
        };
    }

    private static TextVector Texts(QueryRun run, Column?[] sources, List<TablePart> parts, int rows)
    {
        var dictionary = new TextDictionary();
        int[] codes = run.NewInts(rows);
        for (int part = 0; part < parts.Count; part++)
        {
            run.Check();
            var target = codes.AsSpan(parts[part].Start, parts[part].RowCount);
            if (sources[part] is TextColumn text)
            {
                int[] map = Array.ConvertAll(text.DictionaryArray, dictionary.Code);
                for (int row = 0; row < target.Length; row++)
                    target[row] = text.CodeArray[row] is >= 0 and var code ? map[code] : -1;
            }
            else
            {
                for (int row = 0; row < target.Length; row++)
                    target[row] = sources[part] is { } source && !source.IsNull(row) ? dictionary.Code(source[row].ToString()) : -1;
            }
        }

        return new TextVector(dictionary.ToArray(), codes);
    }

    private static byte? CommonScale(Column?[] sources)
    {
        byte scale = 0;
        foreach (var source in sources)
        {
            if (source is NumberColumn number)
                scale = Math.Max(scale, number.Scale);
            else if (source is not null)
                return null;
        }

        return scale;
    }

    private static NumberVector? Numbers(QueryRun run, Column?[] sources, SqlType type, byte scale, List<TablePart> parts, int rows)
    {
        run.Charge(8L * rows);
        long[] mantissas = new long[rows];
        for (int part = 0; part < parts.Count; part++)
        {
            run.Check();
            var target = mantissas.AsSpan(parts[part].Start, parts[part].RowCount);
            if (sources[part] is not NumberColumn number)
            {
                target.Fill(NumberColumn.NullMantissa);
                continue;
            }

            if (number.Scale == scale)
            {
                number.Mantissas.CopyTo(target);
                continue;
            }

            long factor = PowersOfTen.Long(scale - number.Scale);
            for (int row = 0; row < target.Length; row++)
            {
                long mantissa = number.MantissaArray[row];
                Int128 scaled = (Int128)mantissa * factor;
                if (mantissa != NumberColumn.NullMantissa && (scaled > long.MaxValue || scaled <= long.MinValue))
                    return null;

                target[row] = mantissa == NumberColumn.NullMantissa ? mantissa : (long)scaled;
            }
        }

        return new NumberVector(type, mantissas, scale);
    }

    private static DateVector Dates(QueryRun run, Column?[] sources, List<TablePart> parts, int rows)
    {
        int[] days = run.NewInts(rows);
        for (int part = 0; part < parts.Count; part++)
        {
            run.Check();
            var target = days.AsSpan(parts[part].Start, parts[part].RowCount);
            if (sources[part] is DateColumn date)
                date.Days.CopyTo(target);
            else
                target.Fill(DateColumn.NullDay);
        }

        return new DateVector(days);
    }

    private static CellVector OneByOne(QueryRun run, SqlType type, Column?[] sources, List<TablePart> parts, int rows)
    {
        var cells = run.NewCells(rows);
        for (int part = 0; part < parts.Count; part++)
        {
            for (int row = 0; row < parts[part].RowCount && sources[part] is { } source; row++)
            {
                if (row % 4096 == 0)
                    run.Check();

                var cell = source[row];
                cells[parts[part].Start + row] = type == SqlType.DateTime && cell.Kind == CellKind.Date
                    ? CellValue.Of(cell.AsDate().ToDateTime(TimeOnly.MinValue))
                    : cell;
            }
        }

        return new CellVector(type, cells);
    }
}
