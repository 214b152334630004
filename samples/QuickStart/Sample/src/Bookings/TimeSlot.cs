namespace Bookings;

/// <summary>A part of a day: its start belongs to it, its end does not.</summary>
public sealed record TimeSlot(TimeOnly Start, TimeOnly End)
{
    public TimeSpan Duration => End - Start;

    public bool Contains(TimeSlot other) => Start <= other.Start && other.End <= End;

    public bool Overlaps(TimeSlot other) => Start < other.End && other.Start <= End;

    public override string ToString() => $"{Start:HH:mm}-{End:HH:mm}";
}
