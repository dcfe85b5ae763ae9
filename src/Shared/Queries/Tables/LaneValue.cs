using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Tally.Queries.Tables;

/// <summary>
/// Conversions of the four integers a lane can hold. Those of generic mathematics are no single instruction in a loop; of these
/// only the branch for the type at hand is compiled.
/// </summary>
internal static class LaneValue
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ToLong<T>(T value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(byte))
            return Unsafe.BitCast<T, byte>(value);

        if (typeof(T) == typeof(ushort))
            return Unsafe.BitCast<T, ushort>(value);

        if (typeof(T) == typeof(int))
            return Unsafe.BitCast<T, int>(value);

        return typeof(T) == typeof(long) ? Unsafe.BitCast<T, long>(value) : throw new UnreachableException();
    }

    /// <summary>Of a value that an int holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ToInt<T>(T value)
        where T : unmanaged => (int)ToLong(value);

    /// <summary>A code of one byte or two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Code<T>(long value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(byte))
            return Unsafe.BitCast<byte, T>((byte)value);

        return typeof(T) == typeof(ushort) ? Unsafe.BitCast<ushort, T>((ushort)value) : throw new UnreachableException();
    }
}
