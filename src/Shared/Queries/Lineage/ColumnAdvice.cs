using System.Globalization;
using Tally.Queries.Execution;
using Tally.Queries.Expressions;

namespace Tally.Queries.Lineage;

/// <summary>Says when an aggregate adds up what does not belong together, or leaves out cells that were no numbers.</summary>
internal static class ColumnAdvice
{
    public static void Give(QueryRun run, Frame input, IReadOnlyList<AggregateExpression> aggregates)
    {
        foreach (var aggregate in aggregates.Where(aggregate => aggregate.Function.Name != "COUNT"))
        {
            foreach (var column in aggregate.Arguments.SelectMany(argument => argument.All()).OfType<ColumnExpression>())
            {
                if (SourceColumns.Of(input, column.Slot) is not { } source)
                    continue;

                if (source.Column.MixedUnits)
                    run.Notes.Warn("mixed-units", $"\"{source.Column.Name}\" has several units among the files of {source.Table.Name}: an aggregate over them mixes them.", []);

                int misfits = source.Table.Parts
                    .SelectMany(part => part.Profile.Columns)
                    .Where(profile => profile.Name == source.Column.Name)
                    .Sum(profile => profile.Misfits);
                if (misfits > 0)
                {
                    run.Notes.Warn(
                        "misfits-skipped",
                        string.Create(CultureInfo.InvariantCulture, $"{misfits} cells of \"{source.Column.Name}\" do not hold {source.Column.Type.Shown()} and count as null."),
                        []);
                }
            }
        }
    }
}
