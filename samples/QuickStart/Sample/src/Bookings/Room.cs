namespace Bookings;

/// <summary>A meeting room and its bookings of one day.</summary>
public sealed class Room(string name, TimeSlot openingHours)
{
    private readonly List<TimeSlot> bookings = [];

    public string Name => name;

    /// <summary>The bookings in the order of the day.</summary>
    public IEnumerable<TimeSlot> Bookings => bookings.OrderBy(booking => booking.Start);

    public bool IsFree(TimeSlot slot) => openingHours.Contains(slot) && !bookings.Any(booking => booking.Overlaps(slot));

    /// <summary>Books the room, unless it is closed or taken.</summary>
    public bool TryBook(TimeSlot slot)
    {
        bool free = IsFree(slot);
        if (free)
            bookings.Add(slot);
        return free;
    }

    /// <summary>The slots that are left.</summary>
    public IEnumerable<TimeSlot> Gaps()
    {
        TimeOnly free = openingHours.Start;
        foreach (TimeSlot booking in Bookings)
        {
            if (free < booking.Start)
                yield return new TimeSlot(free, booking.Start);
            free = booking.End;
        }

        if (free < openingHours.End)
            yield return new TimeSlot(free, openingHours.End);
    }
}
