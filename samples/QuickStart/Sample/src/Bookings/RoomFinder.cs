namespace Bookings;

/// <summary>Finds a room among several.</summary>
public sealed class RoomFinder(IReadOnlyList<Room> rooms)
{
    /// <summary>The first room that is free in this slot; <see langword="null"/> where none is.</summary>
    public Room? FirstFree(TimeSlot slot) => rooms.FirstOrDefault(room => room.IsFree(slot));

    /// <summary>The earliest slot of this length in any room; <see langword="null"/> where there is none.</summary>
    public TimeSlot? Earliest(TimeSpan duration) => rooms
        .SelectMany(room => room.Gaps())
        .Where(gap => gap.Duration >= duration)
        .OrderBy(gap => gap.Start)
        .Select(gap => new TimeSlot(gap.Start, gap.Start.Add(duration)))
        .FirstOrDefault();
}
