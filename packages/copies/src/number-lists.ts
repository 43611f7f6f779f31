const FIRST_ROOM = 1024

/** Lists of whole numbers one after the other in one array: as arrays of their own, millions of them keep the collector busy. */
export class NumberLists {
  #numbers: Uint32Array = new Uint32Array(FIRST_ROOM)
  #ends: Uint32Array = new Uint32Array(FIRST_ROOM)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(list: number[]): void {
    const from = this.#endOf(this.#length)
    this.#numbers = withRoom(this.#numbers, from + list.length)
    this.#ends = withRoom(this.#ends, this.#length + 1)
    this.#numbers.set(list, from)
    this.#ends[this.#length] = from + list.length
    this.#length += 1
  }

  at(list: number): Uint32Array {
    return this.#numbers.subarray(this.#endOf(list), this.#ends[list])
  }

  /** The list of each number below `count`: which lists hold it, ascending. */
  holding(count: number): NumberLists {
    const turned = new NumberLists()
    const all = this.#numbers.subarray(0, this.#endOf(this.#length))
    turned.#ends = new Uint32Array(count)
    turned.#length = count
    for (const number of all) turned.#ends[number] = (turned.#ends[number] ?? 0) + 1
    for (let number = 1; number < count; number += 1)
      turned.#ends[number] = (turned.#ends[number] ?? 0) + (turned.#ends[number - 1] ?? 0)
    turned.#numbers = new Uint32Array(all.length)
    const next = Uint32Array.from({ length: count }, (_, number) => turned.#endOf(number))
    for (let list = 0; list < this.#length; list += 1) {
      for (const number of this.at(list)) {
        turned.#numbers[next[number] ?? 0] = list
        next[number] = (next[number] ?? 0) + 1
      }
    }
    return turned
  }

  /** Where the lists before this one end. */
  #endOf(list: number): number {
    return list === 0 ? 0 : (this.#ends[list - 1] ?? 0)
  }
}

function withRoom(numbers: Uint32Array, length: number): Uint32Array {
  if (length <= numbers.length) return numbers
  const larger = new Uint32Array(Math.max(length, numbers.length * 2))
  larger.set(numbers)
  return larger
}
