namespace Knetc.Planning;

/// <summary>Sorts lists that mostly are in order, since they were made of sorted ones; then a look at each item is enough.</summary>
internal static class Sorting
{
    public static void Sort<T>(List<T> items, Comparison<T> compare)
    {
        for (int i = 1; i < items.Count; i++)
        {
            if (compare(items[i - 1], items[i]) <= 0) continue;
            items.Sort(compare);
            return;
        }
    }
}
