using System.CommandLine;
using Tally.Csv;

namespace Tally.Local.Commands;

/// <summary>The limits of what is read, as options: <c>--max-bytes</c>, <c>--max-rows</c>, <c>--max-columns</c>.</summary>
internal sealed class LimitOptions
{
    private static readonly ReaderOptions Defaults = new();

    private readonly Option<long> _bytes = Limit("--max-bytes", "Refuse a file of more bytes, unpacked.", Defaults.MostBytes);
    private readonly Option<int> _rows = Limit("--max-rows", "Refuse a table of more rows.", Defaults.MostRows);
    private readonly Option<int> _columns = Limit("--max-columns", "Refuse a table of more columns.", Defaults.MostColumns);

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_bytes, _rows, _columns])
        {
            command.Options.Add(option);
        }
    }

    public ReaderOptions Of(ParseResult parsed) => Defaults with
    {
        MostBytes = parsed.GetValue(_bytes),
        MostRows = parsed.GetValue(_rows),
        MostColumns = parsed.GetValue(_columns),
    };

    private static Option<T> Limit<T>(string name, string description, T usual)
        where T : struct, System.Numerics.IBinaryInteger<T>
    {
        var option = new Option<T>(name) { Description = description, DefaultValueFactory = _ => usual, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (!T.IsPositive(result.GetValueOrDefault<T>()) || T.IsZero(result.GetValueOrDefault<T>()))
            {
                result.AddError($"{name} takes a whole number of 1 or more.");
            }
        });
        return option;
    }
}
