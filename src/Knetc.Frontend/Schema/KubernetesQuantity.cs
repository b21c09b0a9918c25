namespace Knetc.Schema;

/// <summary>Amounts as Kubernetes writes them: <c>4</c>, <c>0.5</c>, <c>100m</c>, <c>1Gi</c>, <c>1e3</c>.</summary>
public static class KubernetesQuantity
{
    /// <summary>Whether the text is a quantity; spaces around it do not count.</summary>
    public static bool IsWellFormed(string text)
    {
        int end = text.Length;
        int position = 0;
        while (position < end && char.IsWhiteSpace(text[position])) position++;
        while (end > position && char.IsWhiteSpace(text[end - 1])) end--;
        if (position < end && text[position] is '+' or '-') position++;
        int digits = SkipDigits(text, ref position, end);
        if (position < end && text[position] == '.')
        {
            position++;
            digits += SkipDigits(text, ref position, end);
        }

        return digits > 0 && IsSuffix(text, position, end);
    }

    private static bool IsSuffix(string text, int position, int end)
    {
        switch (end - position)
        {
            case 0:
                return true;
            case 1:
                return text[position] is 'n' or 'u' or 'm' or 'k' or 'M' or 'G' or 'T' or 'P' or 'E';
            case 2 when text[position + 1] == 'i':
                return text[position] is 'K' or 'M' or 'G' or 'T' or 'P' or 'E';
        }

        if (text[position] is not ('e' or 'E')) return false;
        position++;
        if (text[position] is '+' or '-') position++;
        return SkipDigits(text, ref position, end) > 0 && position == end;
    }

    private static int SkipDigits(string text, ref int position, int end)
    {
        int start = position;
        while (position < end && text[position] is >= '0' and <= '9') position++;
        return position - start;
    }
}
