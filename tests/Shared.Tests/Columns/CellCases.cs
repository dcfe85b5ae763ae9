namespace Tally.Shared.Tests.Columns;

/// <summary>Reads <c>Cases/cells.txt</c>.</summary>
internal static class CellCases
{
    public static TheoryData<string> Lines()
    {
        var lines = new TheoryData<string>();
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", "cells.txt")))
        {
            if (line.Length > 0 && line[0] != '#')
            {
                lines.Add(line);
            }
        }

        return lines;
    }
}
