using Tally.Columns;
using Tally.Queries.Expressions;
using Tally.Queries.Syntax;

namespace Tally.Queries.Binding;

/// <summary>The columns that names can mean in one SELECT, and the query around it.</summary>
internal sealed class Scope(IReadOnlyList<ScopeColumn> columns, Captures? captures)
{
    public IReadOnlyList<ScopeColumn> Columns => columns;

    public Captures? Captures => captures;

    /// <summary>The column a name means here or in the query around, or null.</summary>
    public Expression? Resolve(IReadOnlyList<SqlName> parts, int position)
    {
        string name = parts[^1].Text;
        string qualifier = string.Join('/', parts.SkipLast(1).Select(part => part.Text));
        var found = Match(name, qualifier, text => text);
        if (found.Count == 0)
            found = Match(Folding.Fold(name), Folding.Fold(qualifier), Folding.Fold);

        if (found.Count > 1)
            throw NameRefusals.AmbiguousColumn(position, name, [.. found.Select(column => column.Shown)]);

        if (found.Count == 1)
            return found[0].Expression;

        return captures?.Outer.Resolve(parts, position) is { } outside ? captures.Capture(outside) : null;
    }

    /// <summary>Every name that would have been found, for the refusal of one that was not.</summary>
    public IEnumerable<string> Names => columns.Select(column => column.Name).Concat(captures?.Outer.Names ?? []);

    private List<ScopeColumn> Match(string name, string qualifier, Func<string, string> fold) =>
    [
        .. columns.Where(column => fold(column.Name) == name
            && (qualifier.Length == 0 ? !column.Hidden : column.Qualifiers.Any(known => fold(known) == qualifier))),
    ];
}

/// <summary>A column a name can mean.</summary>
/// <param name="Qualifiers">What may stand in front of its name: the alias, or the table's name in its spellings.</param>
/// <param name="Hidden">The right side of a USING column: only found with a qualifier.</param>
internal sealed record ScopeColumn(string Name, IReadOnlyList<string> Qualifiers, Expression Expression, string? Unit, bool Hidden = false)
{
    public string Shown => Qualifiers.Count == 0 ? Name : $"{Qualifiers[0]}.{Name}";
}

/// <summary>The values of the surrounding row that a query inside an expression uses; each becomes a parameter of it.</summary>
internal sealed class Captures(Scope outer)
{
    private readonly List<Expression> _values = [];

    public Scope Outer => outer;

    public IReadOnlyList<Expression> Values => _values;

    public ParameterExpression Capture(Expression value)
    {
        int index = _values.FindIndex(known => known.Signature == value.Signature);
        if (index < 0)
        {
            index = _values.Count;
            _values.Add(value);
        }

        return new ParameterExpression(value.Position, value.Type, index);
    }
}
