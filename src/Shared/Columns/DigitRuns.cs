namespace Tally.Columns;

/// <summary>The runs of digits in a number and what stands between them; says which conventions allow that.</summary>
internal ref struct DigitRuns
{
    private const int MostRuns = 12;

    private int _count;
    private RunBuffer _lengths;
    private RunBuffer _separators;
    private bool _zeroFirst;

    [System.Runtime.CompilerServices.InlineArray(MostRuns)]
    private struct RunBuffer
    {
        private byte _element;
    }

    public readonly bool HasLeadingZero => _zeroFirst && _lengths[0] > 1;

    /// <summary>Splits at single separators; false when something else is between the digits.</summary>
    public bool TryRead(ReadOnlySpan<byte> core)
    {
        int at = 0;
        _zeroFirst = !core.IsEmpty && core[0] == '0';
        while (true)
        {
            int length = core[at..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            length = length < 0 ? core.Length - at : length;
            if (_count == MostRuns || (length == 0 && at != 0 && at != core.Length))
            {
                return false;
            }

            _lengths[_count++] = (byte)length;
            at += length;
            if (at == core.Length)
            {
                return _count > 1 || length > 0;
            }

            int taken = Separator(core, at, out byte kind);
            if (taken == 0 || _count == MostRuns)
            {
                return false;
            }

            _separators[_count - 1] = kind;
            at += taken;
        }
    }

    public readonly (ConventionSet Fits, ConventionSet Fractional) Conventions()
    {
        if (_count == 1)
        {
            return (ConventionSet.All, ConventionSet.None);
        }

        var (fits, fractional) = (ConventionSet.None, ConventionSet.None);
        for (var convention = NumberConvention.Point; convention <= NumberConvention.PointGroupLakh; convention++)
        {
            if (Allows(convention, out bool fraction))
            {
                fits = fits.With(convention);
                fractional = fraction ? fractional.With(convention) : fractional;
            }
        }

        return (fits, fractional);
    }

    private readonly bool Allows(NumberConvention convention, out bool fraction)
    {
        byte point = ConventionSet.IsDecimalComma(convention) ? (byte)',' : (byte)'.';
        byte group = GroupOf(convention);
        fraction = _separators[_count - 2] == point;
        int groups = fraction ? _count - 2 : _count - 1;
        if ((fraction && _lengths[_count - 1] == 0 && _count > 2) || (groups > 0 && (_zeroFirst || _lengths[0] is 0 or > 3)))
        {
            return false;
        }

        for (int i = 0; i < groups; i++)
        {
            bool last = i == groups - 1;
            int wanted = convention == NumberConvention.PointGroupLakh && !last ? 2 : 3;
            if (_separators[i] != group || _lengths[i + 1] != wanted)
            {
                return false;
            }
        }

        // A lakh grouping shows only from the second separator on; before that it is the common one.
        return convention != NumberConvention.PointGroupLakh || (groups > 1 && _lengths[0] <= 2) || groups == 0;
    }

    private static byte GroupOf(NumberConvention convention) => convention switch
    {
        NumberConvention.PointGroupComma or NumberConvention.PointGroupLakh => (byte)',',
        NumberConvention.CommaGroupPoint => (byte)'.',
        NumberConvention.PointGroupSpace or NumberConvention.CommaGroupSpace => (byte)' ',
        NumberConvention.PointGroupApostrophe or NumberConvention.CommaGroupApostrophe => (byte)'\'',
        _ => 0,
    };

    private static int Separator(ReadOnlySpan<byte> core, int at, out byte kind)
    {
        kind = core[at];
        if (kind is (byte)'.' or (byte)',' or (byte)'\'')
        {
            return 1;
        }

        if (kind != '\t' && Utf8Text.SpaceLength(core, at) is > 0 and var space)
        {
            kind = (byte)' ';
            return space;
        }

        kind = (byte)'\'';
        return core[at..].StartsWith("’"u8) || core[at..].StartsWith("ʼ"u8) ? core[at] == 0xE2 ? 3 : 2 : 0;
    }
}
