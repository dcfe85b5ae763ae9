using System.Collections;
using Tally.Columns;

namespace Tally.Queries.Functions;

/// <summary>The values of a group, row by row; going through them asks now and then whether to go on.</summary>
internal sealed class FedRows(List<CellValue[]> rows, Action check) : IReadOnlyList<CellValue[]>
{
    public int Count => rows.Count;

    public CellValue[] this[int index] => rows[index];

    public Action Check => check;

    public IEnumerator<CellValue[]> GetEnumerator()
    {
        for (int i = 0; i < rows.Count; i++)
        {
            if (i % 4096 == 0)
                check();

            yield return rows[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
