namespace Tally.Functions.Contract.Tests.Infra;

/// <summary>An object's keys and, where a value is an object itself, its keys in turn.</summary>
internal sealed class BicepObject : Dictionary<string, BicepObject?>;

/// <summary>Reads values and notes every name, call and member chain in them.</summary>
internal sealed class BicepExpressions(BicepFile file, List<BicepToken> tokens)
{
    private static readonly HashSet<string> Operators = ["??", "&&", "||", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%"];

    private readonly HashSet<string> loops = [];
    private int at;

    public BicepToken Here => tokens[at];

    /// <summary>Line ends and decorators stand before a declaration.</summary>
    public void SkipLines()
    {
        while (Here.Kind == BicepKind.Line || Here.Is("@"))
        {
            if (Accept("@"))
                Value();
            else
                at++;
        }
    }

    public BicepObject? Value()
    {
        BicepObject? value = Operand();
        while (Here.Kind == BicepKind.Mark && Operators.Contains(Here.Value))
        {
            at++;
            Operand();
            value = null;
        }

        if (!Accept("?"))
            return value;
        Value();
        Expect(":");
        Value();
        return null;
    }

    public BicepObject Object()
    {
        var found = new BicepObject();
        Expect("{");
        for (SkipLines(); !Accept("}"); SkipLines())
        {
            if (Here.Is("resource") && !tokens[at + 1].Is(":"))
            {
                at++;
                Resource();
            }
            else
            {
                string key = Here.Kind == BicepKind.Text ? Text() : Name();
                Expect(":");
                if (!found.TryAdd(key, Value()))
                    throw Error($"'{key}' is there twice");
            }

            if (!Accept(",") && Here.Kind != BicepKind.Line && !Here.Is("}"))
                throw Error("a property has no end");
        }

        return found;
    }

    public void Resource()
    {
        file.Resources.Add(Name());
        string type = Text();
        bool isNested = !type.Contains('.', StringComparison.Ordinal);
        if (!isNested && !System.Text.RegularExpressions.Regex.IsMatch(type, "^Microsoft\\.[A-Za-z.]+(/[A-Za-z]+)+@\\d{4}-\\d\\d-\\d\\d$"))
            throw Error($"'{type}' is not a resource type with its version");
        Accept("existing");
        Expect("=");
        if (Accept("if"))
            Value();
        if (Here.Is("["))
            Array();
        else
            Object();
    }

    public string Name() => Here.Kind == BicepKind.Name ? tokens[at++].Value : throw Error($"a name is missing at '{Here.Value}'");

    /// <summary>A literal text, interpolations read beside it.</summary>
    public string Text()
    {
        if (Here.Kind != BicepKind.Text)
            throw Error($"a text is missing at '{Here.Value}'");
        var token = tokens[at++];
        foreach (string part in token.Parts)
        {
            var inner = new BicepExpressions(file, new BicepLexer(part, token.Line).Tokens());
            inner.loops.UnionWith(loops);
            inner.Value();
            if (inner.Here.Kind != BicepKind.End)
                throw Error($"'{part}' is more than one value");
        }

        return token.Value;
    }

    public bool Accept(string mark)
    {
        if (!Here.Is(mark))
            return false;
        at++;
        return true;
    }

    public void Expect(string mark)
    {
        if (!Accept(mark))
            throw Error($"'{mark}' is missing at '{Here.Value}'");
    }

    public void EndOfLine()
    {
        if (Here.Kind is not (BicepKind.Line or BicepKind.End))
            throw Error($"'{Here.Value}' is too much");
    }

    public FormatException Error(string message) => new($"{file.Path}, line {Here.Line}: {message}");

    private BicepObject? Operand()
    {
        while (Accept("!") || Accept("-"))
        {
        }

        if (Here.Is("{"))
            return Object();
        if (Here.Is("["))
            Array();
        else if (Accept("("))
            Grouped();
        else if (Here.Kind == BicepKind.Text)
            Text();
        else if (Here.Kind == BicepKind.Number)
            at++;
        else
            Reference();
        return null;
    }

    private void Grouped()
    {
        Value();
        Expect(")");
    }

    private void Reference()
    {
        int line = Here.Line;
        var path = new List<string> { Name() };
        if (Here.Is("("))
            Call(path[0]);
        else if (path[0] is not ("true" or "false" or "null") && !loops.Contains(path[0]))
            file.Uses.Add((path[0], line));
        for (; ; )
        {
            if (Accept(".") || Accept(".?") || Accept("::"))
                path.Add(Name());
            else if (Here.Is("[") && tokens[at - 1].Kind != BicepKind.Line)
                Index();
            else if (Here.Is("("))
                Call(path[^1]);
            else if (!Accept("!"))
                break;
        }

        file.Members.Add(([.. path], line));
    }

    private void Index()
    {
        Expect("[");
        Value();
        Expect("]");
    }

    private void Call(string function)
    {
        file.Calls.Add(function);
        Expect("(");
        for (; !Accept(")"); Accept(","))
        {
            if (function.StartsWith("load", StringComparison.Ordinal) && Here.Kind == BicepKind.Text)
                file.Loads.Add(Here.Value);
            Value();
        }
    }

    private void Array()
    {
        Expect("[");
        SkipLines();
        if (Here.Is("for"))
            Loop();
        for (SkipLines(); !Accept("]"); SkipLines())
        {
            Value();
            if (!Accept(",") && Here.Kind != BicepKind.Line && !Here.Is("]"))
                throw Error("an element has no end");
        }
    }

    private void Loop()
    {
        Expect("for");
        var names = new List<string>();
        if (Accept("("))
        {
            names.AddRange([Name(), Accept(",") ? Name() : ""]);
            Expect(")");
        }
        else
        {
            names.Add(Name());
        }

        Expect("in");
        Value();
        Expect(":");
        loops.UnionWith(names);
        if (Accept("if"))
            Value();
        Value();
        loops.ExceptWith(names);
    }
}
